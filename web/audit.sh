#!/bin/bash
# Asks the databases of vulnerabilities about everything that Unspin is built
# from. A finding fails; a database that cannot be reached is said in one line,
# because what was not asked about was not audited.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0

# audit NAME COMMAND...
audit() {
  local name=$1 said
  shift
  if said=$("$@" 2>&1); then
    echo "audit: $name: no known vulnerabilities"
  elif grep -qE '[0-9]+ .*vulnerabilit(y|ies)' <<< "$said"; then
    printf '%s\naudit: error: %s: vulnerable, see above\n' "$said" "$name" >&2
    failed=1
  else
    echo "audit: $name: NOT AUDITED, no answer from its database ($(grep -iE -m 1 'error|fetching|audit' <<< "$said" | cut -c 1-120))" >&2
  fi
}

audit "Go modules" go run "$GOVULNCHECK" ./...
audit "npm packages, the page's and those that build and test it" npm --prefix web audit
exit $failed
