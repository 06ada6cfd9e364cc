# shellcheck shell=bash
# Processes that outlive the script that starts them. A pid file holds "PID STARTTIME", so that a pid
# which the kernel has given to somebody else meanwhile is never taken for ours, and never killed.

# When the process started, in clock ticks since boot; fails if there is none.
start_time() {
  local line
  { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
  line=${line##*) }
  # shellcheck disable=SC2086
  set -- $line
  [ "$1" != Z ] || return 1
  printf '%s' "${20}"
}

# The pid that the file names if that very process still runs; fails otherwise.
live_pid() {
  local pid started
  { read -r pid started <"$1"; } 2>/dev/null || return 1
  [ -n "$started" ] && [ "$(start_time "$pid")" = "$started" ] || return 1
  printf '%s' "$pid"
}

is_live() { live_pid "$1" >/dev/null; }
is_gone() { ! is_live "$1"; }

# start_detached PIDFILE LOG COMMAND…: in a session of its own, holding none of our descriptors.
start_detached() {
  local file=$1 log=$2; shift 2
  # The child closes what it inherited (locks above all) before it becomes the command.
  (
    for fd in /proc/"$BASHPID"/fd/*; do
      fd=${fd##*/}
      if [ "$fd" -gt 2 ] && [ "$fd" -lt 250 ]; then eval "exec $fd>&-"; fi
    done
    exec setsid "$@"
  ) </dev/null >>"$log" 2>&1 &
  local pid=$!
  disown "$pid" 2>/dev/null || true
  printf '%s %s\n' "$pid" "$(start_time "$pid" || echo 0)" >"$file.new"
  mv "$file.new" "$file"
}

# stop_process PIDFILE SECONDS: TERM, then KILL when the time is over.
stop_process() {
  local pid
  if pid=$(live_pid "$1"); then
    kill -TERM "$pid" 2>/dev/null || true
    if ! wait_until "$2" is_gone "$1"; then
      kill -KILL "$pid" 2>/dev/null || true
      wait_until 10 is_gone "$1" || say "process $pid does not end"
    fi
  fi
  rm -f "$1"
}

# Resident memory in KiB.
rss_of() { awk '/^VmRSS:/{print $2}' "/proc/$1/status" 2>/dev/null || echo 0; }
