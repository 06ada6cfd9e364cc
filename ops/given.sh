#!/usr/bin/env bash
# given.sh try --dir DIR [--port-base N]
#
# An installation on what others run: an engine with overlay2 (`up --docker`) and a MariaDB (`ROWHOUSE_DB_URL`), all
# three in a network namespace that has nothing else, and below DIR. A customer signs up, writes a note, sleeps, is woken, and is
# erased; `reset` leaves nothing of ours on the engine, and the database running. DIR is removed in the end. For
# maintainers; not part of the suite. The jars have to be built; an earlier run's --images save a minute.
# --port-base N  of the installation (default 7460)
# --images DIR   where images of the demo are kept from run to run (default target/given-images)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in lib/common lib/process lib/trying node/secured node/door node/daemon given/engine given/trial; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done
PATH=$PATH:/usr/sbin:/sbin

command=${1:-help}; shift || true
dir= portal_port=7460 images=$here/../target/given-images
while [ $# -gt 0 ]; do
  case $1 in
    --dir) dir=$(absolute "$(value_of "$@")"); shift 2 ;;
    --port-base) portal_port=$(value_of "$@"); shift 2 ;;
    --images) images=$(absolute "$(value_of "$@")"); shift 2 ;;
    *) die "given.sh: unknown option $1" ;;
  esac
done

case $command in
  try)
    need_root given.sh
    need_commands ip unshare nft dockerd containerd curl jq mariadbd
    [ -n "$dir" ] && [ ! -e "$dir" ] || die "given.sh: --dir names a folder that is not there yet"
    build_images
    exec unshare --net "$here/given.sh" alone --dir "$dir" --port-base "$portal_port" --images "$images" ;;
  alone) use_engine; try_given ;;
  help | -h | --help) usage "$0" ;;
  *) die "given.sh: unknown command $command (see --help)" ;;
esac
