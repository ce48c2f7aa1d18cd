#!/bin/bash
# Asks the databases of vulnerabilities about everything that Unspin is built
# from. A finding fails; a database that cannot be reached is said in one line,
# because what was not asked about was not audited.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0

# audit NAME UNREACHABLE COMMAND...: UNREACHABLE matches what the command says without its database.
audit() {
  local name=$1 unreachable=$2 said
  shift 2
  if said=$("$@" 2>&1); then
    echo "audit: $name: no known vulnerabilities"
  elif grep -qiE "$unreachable" <<< "$said"; then
    echo "audit: $name: NOT AUDITED, its database cannot be reached from here" >&2
  else
    printf '%s\naudit: error: %s has findings, above\n' "$said" "$name" >&2
    failed=1
  fi
}

audit "Go modules" 'fetching vulnerabilities|dial tcp|no such host|proxyconnect|connection refused|timeout|forbidden|40[0-9] |50[0-9] ' \
  go run "$GOVULNCHECK" ./...
audit "npm packages of the page" 'audit endpoint|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|network|E40[0-9]|E50[0-9]' \
  npm --prefix web audit --omit=dev
audit "npm packages that build and test it" 'audit endpoint|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|network|E40[0-9]|E50[0-9]' \
  npm --prefix web audit
exit $failed
