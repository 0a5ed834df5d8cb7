#!/bin/bash
# holds_no_opening.sh PROGRAM CONTROL: fails if PROGRAM has a symbol of mend::opening, or if the check
# would not find one in CONTROL, which has some.
set -euo pipefail
count() { nm --demangle "$1" | grep --count 'mend::opening::' || true; }
[ "$(count "$2")" -gt 0 ] || { echo "The check is blind: it finds nothing in $2."; exit 1; }
[ "$(count "$1")" -eq 0 ] || { echo "$1 holds code that opens answers:"; nm --demangle "$1" | grep 'mend::opening::' | head; exit 1; }
