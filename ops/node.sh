#!/usr/bin/env bash
# node.sh up|status|down|kill|destroy|watch --dir DIR [--index N|auto] [--size MIB] [--egress] [--secured] [--volatile]
#
# One Docker daemon of our own: on a btrfs image file in DIR, in a network namespace of its own.
#   up       starts what is missing, adopts what runs; prints one line of JSON that says how to reach it
#   status   the same line with "running"; exits 1 if the daemon does not answer
#   down     stops containers and daemon and removes every trace but the data in DIR
#   kill     ends everything at once, without a word, and cuts the network, as a power cut would; the data stay
#   destroy  down, then removes the data
#   watch    up, then waits until standard input closes, then destroys: for tests
# --index    which of this machine's 201 node places (0 to 200): networks and names follow from it.
#            auto, the default, takes the first free one; DIR keeps its place for good
# --size     of the disk in MiB when it is made; sparse
# --egress   let containers reach beyond this machine, as far as their own walls allow: address translation
#            in a table of our own, and forwarding switched on if it was off
# --secured  answer also over TCP with mutual TLS, on the node's own address; certificates and keys lie in DIR/tls
# --volatile do not wait for the disk: for tests
# Without --egress nothing else on the machine is touched: no packet filter rule, no daemon, no setting.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in lib/common lib/process node/address node/disk node/network node/egress node/secured node/door node/daemon; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done

command=${1:-help}; shift || true
dir= wish=auto door= size_mib= egress= secured= volatile=
while [ $# -gt 0 ]; do
  case $1 in
    --dir) dir=$(absolute "$(value_of "$@")"); shift 2 ;;
    --index) wish=$(value_of "$@"); shift 2 ;;
    --size) size_mib=$(value_of "$@"); shift 2 ;;
    --egress) egress=yes; shift ;;
    --secured) secured=yes; shift ;;
    --volatile) volatile=yes; shift ;;
    -h | --help) command=help; shift ;;
    *) die "node.sh: unknown option $1" ;;
  esac
done

prepare() {
  need_root node.sh
  need_commands ip nsenter btrfs mkfs.btrfs dockerd containerd curl jq perl findmnt flock
  [ -n "$dir" ] || die "node.sh: --dir is missing"
  [[ $wish =~ ^(auto|[0-9]+)$ ]] || die "--index is a number from 0 to $last_index, or auto"
  [ "$wish" = auto ] || [ "$wish" -le "$last_index" ] || die "--index goes up to $last_index"
  image=$dir/disk.img fs=$dir/fs log=$dir/log
}

# One change to one node at a time; the short fight for a place is machine-wide.
lock_node() { exec 8>"$dir/lock"; flock 8; }
with_machine_lock() {
  mkdir -p "$claims"
  exec 9>/run/rowhouse.lock; flock 9
  "$@"
  exec 9>&-
}

describe() {
  local six=false; if has_ipv6; then six=true; fi
  jq -nc --arg docker "unix://$(socket)" --arg s4 "$subnet4" --arg s6 "$subnet6" --arg g4 "$gateway4" --arg g6 "$gateway6" \
    --arg data "$fs/data" --arg root "$fs/docker" --arg quota "$(quota_mode)" --arg netns "$netns" --arg cgroup "/$cgroup" \
    --argjson secured "$(describe_secured)" --argjson six "$six" --argjson index "$index" --argjson running "$1" \
    --argjson pid "$(live_pid "$run/dockerd.pid" || echo null)" \
    '{docker:$docker, subnet4:$s4, subnet6:(if $six then $s6 else null end), gateway4:$g4, gateway6:(if $six then $g6 else null end),
      dataDir:$data, dockerRoot:$root, index:$index, netns:$netns, cgroup:$cgroup, quota:$quota, secured:$secured, pid:$pid, running:$running}'
}

up() {
  mkdir -p "$dir"
  lock_node
  with_machine_lock claim_index "$wish"
  mount_disk
  make_network
  if [ -n "$secured" ]; then make_certificates; fi
  if [ -n "$egress" ]; then open_egress; else close_egress; fi
  door=$(kept_door)
  start_daemons
  describe true
}

known() { [ -f "$dir/index" ] && use_index "$(cat "$dir/index")"; }
kept_door() { jq -r '.door // empty' "$dir/machine.json" 2>/dev/null || true; }

status() {
  known || die "no node in $dir"
  door=$(kept_door)
  if is_mounted && answers && door_stands; then describe true; else describe false; return 1; fi
}

down() {
  known || return 0
  lock_node
  stop_daemons
  unmount_disk
  close_egress
  remove_network
  rm -rf "$run"
  rmdir /run/rowhouse 2>/dev/null || true
}

# The network first: nothing that ends may say so.
kill_node() {
  known || return 0
  lock_node
  cut_routes
  ip link del "$veth" 2>/dev/null || true
  local file pid
  for file in "$run/door.pid" "$run/dockerd.pid" "$run/containerd.pid"; do
    if pid=$(live_pid "$file"); then kill -KILL "$pid"; wait_until 10 is_gone "$file" || true; fi
  done
  kill_leftovers
  wait_until 10 no_cgroups || say "control groups of $cgroup are still in use"
  unmount_disk
  close_egress
  ip netns del "$netns" 2>/dev/null || true
  rm -rf "$run"
}

destroy() {
  down
  [ -f "$dir/index" ] || return 0
  with_machine_lock release_index
  rm -rf "$image" "$image.new" "$fs" "$log" "$dir/tls" "$dir/tls.new" "$dir/index" "$dir/lock" "$dir/machine.json" "$dir/enroll.sh"
  rmdir "$dir" 2>/dev/null || true
}

watch() {
  trap '' HUP INT TERM
  trap destroy EXIT
  up
  exec 8>&- # others may change it meanwhile
  until_stdin_closes
}

case $command in
  up | status | down | destroy | watch) prepare; $command ;;
  kill) prepare; kill_node ;;
  help | -h | --help) usage "$0" ;;
  *) die "node.sh: unknown command $command (see --help)" ;;
esac
