#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

mkfifo "$tmp/pipe"
"$ops/node.sh" watch --dir "$tmp/a" --size 3000 --volatile <"$tmp/pipe" >"$tmp/out" &
exec 5>"$tmp/pipe"
told() { grep -q '^{' "$tmp/out"; }
expect "it says how to reach it" wait_until 20 told
expect "it answers" docker_of "$(cat "$tmp/out")" http://docker/_ping >/dev/null
exec 5>&-
wait
refute "it is gone" test -e "$tmp/a"
