#!/bin/bash
# Asks one archive from one machine and from several hosts, and compares what they say.
#
# The hosts are sshd on loopback addresses, 127.0.0.2 to 127.0.0.4, each with a
# folder of its own that has the program and its shard; nothing but ssh reaches it.
# GNU parallel hands out the work; Slurm does where it can be started. All that it
# starts ends with it. Takes Debian's parallel, openssh-server, openssh-client and
# jq; slurmctld, slurmd, slurm-client and munge for the second part.
#
#   run.sh UNSPIN ARTICLES SUSPECTS FOLDER
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
unspin=$(realpath "$1") articles=$(realpath "$2") suspects=$(realpath "$3") folder=$4
hosts=(127.0.0.2 127.0.0.3 127.0.0.4) port=${PORT:-2022}

for program in parallel sshd ssh jq; do
  PATH=$PATH:/usr/sbin command -v "$program" > /dev/null || { echo "hosts: error: there is no $program: apt-get install parallel openssh-server openssh-client jq" >&2; exit 1; }
done
rm -rf "$folder" && mkdir -p "$folder" && folder=$(realpath "$folder") && cd "$folder"
started=()
trap '((${#started[@]})) && kill "${started[@]}" 2> /dev/null; wait' EXIT

# ——— hosts ———
ssh-keygen -q -t ed25519 -N '' -f key
ssh-keygen -q -t ed25519 -N '' -f hostkey
cp key.pub authorized && chmod 600 authorized
[[ $(id -u) != 0 ]] || mkdir -p /run/sshd
for host in "${hosts[@]}"; do
  cat > "sshd-$host" <<END
ListenAddress $host:$port
HostKey $folder/hostkey
AuthorizedKeysFile $folder/authorized
PidFile none
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
PermitRootLogin prohibit-password
MaxStartups 100
END
  $(PATH=$PATH:/usr/sbin command -v sshd) -D -e -f "sshd-$host" 2> "sshd-$host.log" &
  started+=($!)
  mkdir "$host" && ln "$unspin" "$host/unspin" 2> /dev/null || cp "$unspin" "$host/unspin"
done
cat > ssh <<END
#!/bin/sh
exec ssh -q -i $folder/key -p $port -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o BatchMode=yes "\$@"
END
chmod +x ssh
for host in "${hosts[@]}"; do
  for _ in {1..50}; do ./ssh "$host" true 2> /dev/null && break; sleep .1; done
  ./ssh "$host" true
done
export PARALLEL_SSH=$folder/ssh PARALLEL_HOME=$folder/parallel
mkdir parallel && touch parallel/will-cite

# ——— one index, its suspects dealt out ———
say() { printf '%s\n' "$*"; }
seconds() { local t=$EPOCHREALTIME; "$@" >&2; awk -v a="$t" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }'; }
same() { cmp -s <(sort "$2") <(sort "$3") && say "$1: the same $(wc -l < "$3") lines" || { say "$1: OTHER LINES"; exit 1; }; }

./127.0.0.2/unspin -archive "$articles" -index all.index
for host in "${hosts[@]}"; do cp all.index "$host/"; done
GOMAXPROCS=1 "$unspin" -index all.index -batch < "$suspects" > one.jsonl
dealt() { # SUSPECTS, so many a part, to so many hosts, ANSWERS: each host has a worker, with a core of its own as far as there are cores
  local to; to=$(printf '%s\n' "${hosts[@]}" | head -"$3" | sed 's|^|1/|' | paste -sd,)
  parallel --pipe -N "$2" -S "$to" "host=\$(echo \$SSH_CONNECTION | cut -d' ' -f3) && cd $folder/\$host &&
    GOMAXPROCS=1 taskset -c \$((\${host##*.} % $(nproc))) ./unspin -index all.index -batch" < "$1" > "$4"
}
dealt "$suspects" 60 1 dealt-1.jsonl
dealt "$suspects" 60 3 dealt-3.jsonl
same "one machine and one host" one.jsonl dealt-1.jsonl
same "one machine and three hosts" one.jsonl dealt-3.jsonl

# ——— throughput, in a run that is long beside its starting ———
for n in 1 2; do jq -c --arg n "$n" '.id += "/" + $n' "$suspects"; done > longer
part=$(wc -l < "$suspects") # each host has the same to do
least() { sort -n | head -1; }
for _ in 1 2 3; do # in turn, and the least of each counts: what else the machine does is in the others
  seconds dealt longer "$part" 1 longer-1 >> by-one && echo >> by-one
  seconds dealt longer "$part" 2 longer-2 >> by-two && echo >> by-two
done
same "one host and two, in a longer run" longer-1 longer-2
say "$(wc -l < longer) suspects, a core a host: $(least < by-one) s by one host, $(least < by-two) s by two, the least of three each;" \
  "two do $(awk -v a="$(least < by-one)" -v b="$(least < by-two)" 'BEGIN { printf "%.2f", a / b }') times the work of one"

# ——— a shard of the archive on each host ———
split -n l/3 --numeric-suffixes=1 -a 1 --additional-suffix=.jsonl "$articles" shard-
for i in 1 2 3; do mv "shard-$i.jsonl" "${hosts[i - 1]}/shard.jsonl"; done
parallel -j3 ./ssh {} "'cd $folder/{} && ./unspin -archive shard.jsonl -index shard.index'" ::: "${hosts[@]}"
parallel -j3 ./ssh {} "'cd $folder/{} && ./unspin -index shard.index -batch'" "< '$suspects'" ::: "${hosts[@]}" > shards.jsonl
for host in "${hosts[@]}"; do "$unspin" -index "$host/shard.index" -batch < "$suspects"; done > shards-here.jsonl
same "three shards here and on three hosts" shards-here.jsonl shards.jsonl
merge='group_by(.id)[] | {id: .[0].id, matches: ([.[].matches[]] | sort_by([(.derived | not), .derivation.extent != "whole", -.derivation.share, -.coverage]) | .[:5])}'
jq -cs "$merge" shards.jsonl > merged.jsonl
derived='{id, of: [.matches[] | select(.derived) | .reference] | sort}'
say "merged, of $(wc -l < merged.jsonl) suspects $(comm -12 <(jq -c "$derived" merged.jsonl | sort) <(jq -c "$derived" one.jsonl | sort) | wc -l) go back to the same texts as by one index"

# ——— Slurm ———
export PATH=$PATH:/usr/sbin
for program in slurmctld slurmd sbatch munged; do
  command -v "$program" > /dev/null || { say "Slurm: left out, there is no $program"; exit 0; }
done
. "$here/slurm.sh"
