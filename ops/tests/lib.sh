# shellcheck shell=bash
# For the scripts beside this one: each tests one thing for real, is named by what it finds out, and ends all it starts.
set -euo pipefail
ops=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tmp=$(mktemp -d)
# shellcheck source=/dev/null
. "$ops/lib/common.sh"
# shellcheck source=/dev/null
. "$ops/lib/process.sh"

fail() { say "failed: $*"; exit 1; }

# expect WHAT COMMAND…: the command succeeds.
expect() { local what=$1; shift; "$@" || fail "$what"; }
refute() { local what=$1; shift; ! "$@" || fail "$what"; }

# same WHAT EXPECTED FOUND
same() { [ "$2" = "$3" ] || fail "$1: expected '$2', found '$3'"; }

clean_up() {
  local what
  for what in "$tmp"/*/index; do
    if [ -f "$what" ]; then "$ops/node.sh" destroy --dir "$(dirname "$what")"; fi
  done
  for what in "$tmp"/*/database.pid; do
    if [ -f "$what" ]; then "$ops/database.sh" destroy --dir "$(dirname "$what")"; fi
  done
  rm -rf "$tmp"
}
trap clean_up EXIT

node_up() { "$ops/node.sh" up --dir "$tmp/$1" --size 3000 --volatile "${@:2}"; }
docker_of() { curl -sS --fail-with-body --max-time 60 --unix-socket "$(jq -r '.docker | ltrimstr("unix://")' <<<"$1")" "${@:2}"; }
load_image() { docker_of "$1" -X POST -H 'Content-Type: application/x-tar' --data-binary "@$2" http://docker/images/load >/dev/null; }
