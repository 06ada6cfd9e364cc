# shellcheck shell=bash
# What every script here needs: speaking, failing, locking.

say() { printf '%s\n' "$*" >&2; }
die() { say "rowhouse: $*"; exit 1; }

need_root() { [ "$(id -u)" = 0 ] || die "$1 needs root: run it with sudo"; }

need_commands() {
  local missing=() name
  for name in "$@"; do command -v "$name" >/dev/null || missing+=("$name"); done
  [ ${#missing[@]} = 0 ] || die "missing: ${missing[*]} (ops/install.sh installs them)"
}

absolute() { realpath -m -- "$1"; }

# wait_until SECONDS COMMAND…: tries until it succeeds; fails when the time is over.
wait_until() {
  local end=$((SECONDS + $1)); shift
  until "$@"; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.05
  done
}

# The value of an option, or an error that names the option.
value_of() { [ $# -ge 2 ] && [ -n "$2" ] || die "$1 needs a value"; printf '%s' "$2"; }

# Prints the usage, which is the comment at the top of the script.
usage() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$1"; }

# Blocks until standard input closes: how a watched thing notices that its owner died.
# The read runs as a job so that a signal's trap is not delayed by it.
until_stdin_closes() {
  exec 3<&0
  cat <&3 >/dev/null &
  wait $! || true
}
