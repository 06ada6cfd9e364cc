# shellcheck shell=bash
# The machine: a root of its own, booted by its own systemd behind a veth pair.

make_machine() {
  [ ! -x "$root/sbin/init" ] || return 0
  debootstrap --variant=minbase --include=systemd,systemd-sysv,iproute2,ca-certificates "$suite" "$root.new" ${mirror:+"$mirror"} >"$dir/debootstrap.log" 2>&1 \
    || { tail -5 "$dir/debootstrap.log" >&2; die "debootstrap failed"; }
  cp /etc/resolv.conf "$root.new/etc/resolv.conf"
  echo rowhouse-fresh >"$root.new/etc/hostname"
  # As an image's first boot has it: systemd makes one.
  : >"$root.new/etc/machine-id"
  rm -f "$root.new"/lib/systemd/system/{console-getty,getty@}.service
  mv "$root.new" "$root"
}

make_fresh_network() {
  if [ -e "/run/netns/$netns" ]; then return; fi
  ip netns add "$netns"
  ip link add "$veth" type veth peer name eth0 netns "$netns"
  ip addr add "$outside/30" dev "$veth"; ip link set "$veth" up
  ip -n "$netns" link set lo up
  ip -n "$netns" addr add "$inside/30" dev eth0; ip -n "$netns" link set eth0 up
  ip -n "$netns" route add default via "$outside"
  # Its way to the packages. Forwarding is put back as it was.
  cat /proc/sys/net/ipv4/ip_forward >"$run/forward"
  echo 1 >/proc/sys/net/ipv4/ip_forward
  nft -f - <<NFT
table ip rowhouse_fresh_$index {
  chain postrouting { type nat hook postrouting priority 100; policy accept; ip saddr $inside oifname != "$veth" masquerade; }
}
NFT
}

remove_fresh_network() {
  nft delete table ip "rowhouse_fresh_$index" 2>/dev/null || true
  ip link del "$veth" 2>/dev/null || true
  ip netns del "$netns" 2>/dev/null || true
  if [ -f "$run/forward" ]; then cat "$run/forward" >/proc/sys/net/ipv4/ip_forward; rm -f "$run/forward"; fi
}

# Control groups of its own, below which its systemd sees the root of all.
fresh_cgroups() {
  if [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ]; then echo /sys/fs/cgroup; else find /sys/fs/cgroup -mindepth 1 -maxdepth 1 -type d; fi
}

join_cgroups() {
  local base
  for base in $(fresh_cgroups); do
    mkdir -p "$base/rowhouse-fresh-$index"
    if [ -f "$base/cpuset.cpus" ] && [ "${base##*/}" = cpuset ]; then
      cat "$base/cpuset.cpus" >"$base/rowhouse-fresh-$index/cpuset.cpus"; cat "$base/cpuset.mems" >"$base/rowhouse-fresh-$index/cpuset.mems"
    fi
    echo "$1" >"$base/rowhouse-fresh-$index/cgroup.procs"
  done
}

remove_cgroups() {
  local base
  for base in $(fresh_cgroups); do
    if [ -d "$base/rowhouse-fresh-$index" ]; then find "$base/rowhouse-fresh-$index" -depth -type d -exec rmdir {} + 2>/dev/null || true; fi
  done
}

# The number of its first process, as this machine counts.
first_process() { live_pid "$run/init.pid"; }

boot_machine() {
  ! first_process >/dev/null || die "it runs already"
  make_fresh_network
  (
    join_cgroups "$BASHPID"
    exec setsid nsenter "--net=/run/netns/$netns" unshare --mount --pid --uts --ipc --cgroup --fork --kill-child --propagation private \
      bash "$here/fresh/init.sh" "$root"
  ) </dev/null >>"$dir/console.log" 2>&1 &
  local starter=$!
  wait_until 10 find_init "$starter" || { tail -5 "$dir/console.log" >&2; die "it does not boot"; }
  wait_until 90 is_up || { in_machine systemctl list-jobs >&2 || true; die "its systemd does not come up (log: $dir/console.log)"; }
  printf '%s\n' "$inside"
}

find_init() {
  local child; child=$(pgrep -P "$1" 2>/dev/null | head -1)
  [ -n "$child" ] || return 1
  printf '%s %s\n' "$child" "$(start_time "$child")" >"$run/init.pid"
}

is_up() { case $(in_machine systemctl is-system-running 2>/dev/null) in running | degraded) ;; *) return 1 ;; esac; }

in_machine() {
  local pid; pid=$(first_process) || die "it does not run"
  nsenter --target "$pid" --mount --pid --uts --ipc --cgroup --net --root env -i -C / PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@"
}

end_machine() {
  local pid; pid=$(first_process) || return 0
  in_machine systemctl poweroff >/dev/null 2>&1 || true
  wait_until 60 is_gone "$run/init.pid" || { kill -KILL "$pid"; wait_until 10 is_gone "$run/init.pid" || true; }
  rm -f "$run/init.pid"
}

reboot_machine() { end_machine; boot_machine; }

destroy_machine() {
  end_machine
  remove_fresh_network
  remove_cgroups
  rm -rf --one-file-system "$dir"
}
