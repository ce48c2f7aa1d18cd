# The second part of run.sh: the same suspects as a job array of Slurm's, whose one
# machine this is. It is read there, with its names.

munged="$folder/munge"
mkdir -m 755 -p "$munged" slurm
head -c 1024 /dev/urandom > "$munged/key" && chmod 400 "$munged/key"
munged --force --socket="$munged/socket" --key-file="$munged/key" --pid-file="$munged/pid" --log-file="$munged/log" --seed-file="$munged/seed" --foreground 2> /dev/null &
started+=($!)
me=$(hostname -s)
cat > slurm.conf <<END
ClusterName=unspin
SlurmctldHost=$me(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
AuthType=auth/munge
AuthInfo=socket=$munged/socket
CredType=cred/munge
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
StateSaveLocation=$folder/slurm
SlurmdSpoolDir=$folder/slurm
SlurmctldPidFile=$folder/slurm/ctld.pid
SlurmdPidFile=$folder/slurm/d.pid
SwitchType=switch/none
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
NodeName=$me NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$me Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF=$folder/slurm.conf
for _ in {1..50}; do [[ -S $munged/socket ]] && break; sleep .1; done
slurmctld -D 2> slurm/ctld.log &
started+=($!)
slurmd -D -N "$me" 2> slurm/d.log &
started+=($!)
for _ in {1..150}; do sinfo -h -o %T 2> /dev/null | grep -q idle && break; sleep .2; done
sinfo -h -o %T 2> /dev/null | grep -q idle || { say "Slurm: left out, its daemons did not start here"; exit 0; }

split -n l/3 --numeric-suffixes=1 -a 1 --additional-suffix=.jsonl "$suspects" part-
cat > job <<END
#!/bin/sh
GOMAXPROCS=1 exec $unspin -index $folder/all.index -batch < part-\$SLURM_ARRAY_TASK_ID.jsonl > answer-\$SLURM_ARRAY_TASK_ID.jsonl
END
sbatch --wait --array=1-3 --ntasks=1 --output=slurm/job-%a.log job > /dev/null
cat answer-[123].jsonl > slurm.jsonl
same "one machine and a job array of Slurm's" one.jsonl slurm.jsonl
