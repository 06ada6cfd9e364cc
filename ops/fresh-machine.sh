#!/usr/bin/env bash
# fresh-machine.sh make|boot|reboot|enter|destroy --dir DIR [--suite SUITE] [--mirror URL]
# fresh-machine.sh try --dir DIR --home HOME [--suite SUITE]
#
# A server that was just installed, without having one: a minimal Debian or Ubuntu with its own systemd, process
# numbers, control groups and network, in which the script runs that machines enrol with. For maintainers; not
# part of the suite, since it downloads some 150 MB and takes two to five minutes.
#   make     debootstraps a root in DIR/root (suite: bookworm)
#   boot     boots it and waits until systemd is up; prints its address
#   reboot   ends it in order, and boots it again
#   enter    runs what follows -- in it
#   destroy  ends it and removes DIR
#   try      all of it against the installation in HOME: enrols with a real token, looks at units, certificate, mutual
#            TLS, disk limits, the way to a tenant; renews, reboots, looks again; enrols a clone and a used token
# --index N  which /30 of 10.253.0.0/16 it has, 0 to 60 (default 60)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in lib/common lib/process lib/trying fresh/machine fresh/trial; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done
PATH=$PATH:/usr/sbin:/sbin

command=${1:-help}; shift || true
dir= suite=bookworm mirror= home= index=60
while [ $# -gt 0 ]; do
  case $1 in
    --dir) dir=$(absolute "$(value_of "$@")"); shift 2 ;;
    --home) home=$(absolute "$(value_of "$@")"); shift 2 ;;
    --suite) suite=$(value_of "$@"); shift 2 ;;
    --mirror) mirror=$(value_of "$@"); shift 2 ;;
    --index) index=$(value_of "$@"); shift 2 ;;
    --) shift; break ;;
    *) die "fresh-machine.sh: unknown option $1" ;;
  esac
done
root=$dir/root run=$dir/run netns=rowhouse-fresh-$index veth=rhf$index outside=10.253.$index.1 inside=10.253.$index.2

prepare() {
  need_root fresh-machine.sh
  need_commands debootstrap unshare nsenter ip nft curl jq openssl
  [ -n "$dir" ] || die "fresh-machine.sh: --dir is missing"
  mkdir -p "$dir" "$run"
}

case $command in
  make | boot | reboot | destroy) prepare; "${command}_machine" ;;
  enter) prepare; in_machine "$@" ;;
  try) prepare; try_machine ;;
  help | -h | --help) usage "$0" ;;
  *) die "fresh-machine.sh: unknown command $command (see --help)" ;;
esac
