#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

sleep 60 &
stranger=$!
printf '%s %s\n' "$stranger" 12345 >"$tmp/pid"
refute "a stranger is taken for ours" is_live "$tmp/pid"
stop_process "$tmp/pid" 1
expect "the stranger lives" test -d "/proc/$stranger"
kill "$stranger"

start_detached "$tmp/pid" "$tmp/log" sleep 60
ours=$(live_pid "$tmp/pid")
stop_process "$tmp/pid" 5
refute "ours has ended" test -d "/proc/$ours"
refute "its pid file is gone" test -e "$tmp/pid"
