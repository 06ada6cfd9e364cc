#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

node=$(node_up a)
place=$(jq .index <<<"$node")
kill -KILL "$(jq .pid <<<"$node")"
"$ops/node.sh" destroy --dir "$tmp/a"

refute "its folder" test -e "$tmp/a"
refute "its runtime folder" test -e "/run/rowhouse/$place"
refute "its claim" test -e "/var/lib/rowhouse/nodes/$place"
refute "its namespace" test -e "/run/netns/rowhouse-$place"
refute "its link" test -e "/sys/class/net/rh$place"
refute "a mount" grep -qF "$tmp/a" /proc/mounts
refute "a loop device" grep -qsF "$tmp/a" /sys/block/loop*/loop/backing_file
refute "a process" grep -qsF "$tmp/a/" /proc/[0-9]*/cmdline
