#!/usr/bin/env bash
# database.sh up|status|down|destroy|watch --dir DIR [--port P] [--volatile]
#
# A private MariaDB in DIR: own socket, own port on 127.0.0.1, database and user `rowhouse`.
#   up       starts it unless it runs; prints one line of JSON with its JDBC address
#   status   the same line with "running"; exits 1 if it does not answer
#   down     stops it; the data stay in DIR
#   destroy  down, then removes the data
#   watch    up, then waits until standard input closes, then destroys: for tests
# --port     0, the default, takes a free one; DIR keeps the port that it was given first
# --volatile do not wait for the disk: for tests
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in lib/common lib/process database/server database/account; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done

command=${1:-help}; shift || true
dir= port=0 volatile=
while [ $# -gt 0 ]; do
  case $1 in
    --dir) dir=$(absolute "$(value_of "$@")"); shift 2 ;;
    --port) port=$(value_of "$@"); shift 2 ;;
    --volatile) volatile=yes; shift ;;
    -h | --help) command=help; shift ;;
    *) die "database.sh: unknown option $1" ;;
  esac
done

prepare() {
  PATH=$PATH:/usr/sbin
  need_commands mariadbd mariadb-install-db mariadb jq flock openssl
  [ -n "$dir" ] || die "database.sh: --dir is missing"
  [[ $port =~ ^[0-9]+$ ]] && [ "$port" -le 65535 ] || die "--port is a number up to 65535"
  data=$dir/data scratch=$dir/tmp log=$dir/database.log pid_file=$dir/database.pid
}

lock_database() { exec 8>"$dir/lock"; flock 8; }

describe() {
  local password; password=$(cat "$dir/password")
  jq -nc --arg password "$password" --argjson port "$(cat "$dir/port")" --arg socket "$(socket)" \
    --argjson running "$1" --argjson pid "$(live_pid "$pid_file" || echo null)" \
    '{url:"jdbc:mariadb://127.0.0.1:\($port)/rowhouse?user=rowhouse&password=\($password)",
      port:$port, socket:$socket, pid:$pid, running:$running}'
}

up() {
  mkdir -p -m 0711 "$dir"
  lock_database
  choose_port
  choose_user
  make_password
  make_data
  start_server
  describe true
}

status() {
  [ -f "$dir/port" ] || die "no database in $dir"
  if is_live "$pid_file" && answers; then describe true; else describe false; return 1; fi
}

down() {
  [ -d "$dir" ] || return 0
  lock_database
  stop_process "$pid_file" 60
  rm -f "$(socket)"; rmdir "$(dirname "$(socket)")" 2>/dev/null || true
}

destroy() {
  down
  rm -rf "$data" "$data.new" "$scratch" "$log" "$dir/password" "$dir/port" "$dir/init.sql" "$dir/lock"
  rmdir "$dir" 2>/dev/null || true
}

watch() {
  trap '' HUP INT TERM
  trap destroy EXIT
  up
  until_stdin_closes
}

case $command in
  up | status | down | destroy | watch) prepare; $command ;;
  help | -h | --help) usage "$0" ;;
  *) die "database.sh: unknown command $command (see --help)" ;;
esac
