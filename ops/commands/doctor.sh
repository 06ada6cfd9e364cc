# shellcheck shell=bash
# ./rowhouse doctor [--json] [--home DIR] [--port-base N]
#
# Checks this machine for all that an installation needs, and says what to do about what it finds.
# Exits 1 if something would keep `up` from working.

run() {
  only_common_options "$@"
  findings=()
  check_root; check_packages; check_java; check_kernel; check_cgroups; check_network; check_places; check_nodes
  check_disk; check_memory; check_free_ports; check_clock; check_names
  local all; all=$(printf '%s\n' "${findings[@]}" | jq -s .)
  if [ -n "$json" ]; then printf '%s\n' "$all"; else
    jq -r '.[] | (if .level == "ok" then "  ok    " elif .level == "warn" then "  note  " else "  FAIL  " end) + .what + (if .do then "\n        → " + .do else "" end)' <<<"$all"
  fi
  [ "$(jq '[.[] | select(.level == "fail")] | length' <<<"$all")" = 0 ]
}

# finding ok|warn|fail WHAT [WHAT-TO-DO]
finding() { findings+=("$(jq -nc --arg level "$1" --arg what "$2" --arg todo "${3:-}" '{level:$level, what:$what, do:(if $todo == "" then null else $todo end)}')"); }

check_root() {
  if [ "$(id -u)" = 0 ]; then finding ok "running as root"
  else finding fail "not root: a node of our own needs it" "sudo ./rowhouse …, or --docker HOST and ROWHOUSE_DB_URL for what others run"; fi
}

check_packages() {
  local missing; missing=$("$ops/install.sh" missing | tr '\n' ' ')
  if [ -z "$missing" ]; then finding ok "all packages are installed"
  else finding warn "not installed yet: $missing" "./rowhouse up and test install them as root; or: apt-get install --no-install-recommends $missing"; fi
}

check_java() {
  local jdk
  if jdk=$(find_jdk); then finding ok "JDK $java_release in $jdk"
  else finding fail "no JDK $java_release" "install one under /usr/lib/jvm, or set JAVA_HOME (https://adoptium.net)"; fi
}

kernel_at_least() { [ "$(printf '%s\n%s\n' "$1" "$(uname -r)" | sort -V | head -1)" = "$1" ]; }

check_kernel() {
  if grep -qw btrfs /proc/filesystems || modprobe -n btrfs 2>/dev/null; then finding ok "Linux $(uname -r) knows btrfs"
  else finding fail "Linux $(uname -r) has no btrfs" "use --docker HOST with an engine on another machine"; fi
  if kernel_at_least 6.7; then finding ok "btrfs simple quotas: disk limits cost nothing"
  else finding warn "Linux $(uname -r) is older than 6.7: no btrfs simple quotas" "disk limits of tenants are not enforced; use a newer kernel"; fi
  if [ -e /dev/loop-control ] || modprobe -n loop 2>/dev/null; then finding ok "loop devices"
  else finding fail "no loop devices" "load the module: modprobe loop"; fi
}

check_cgroups() {
  local missing='' name
  for name in memory cpu pids; do
    grep -qw "$name" /sys/fs/cgroup/cgroup.controllers 2>/dev/null || [ -d "/sys/fs/cgroup/$name" ] || missing+="$name "
  done
  if [ -z "$missing" ]; then finding ok "control groups for memory, cpu and pids"
  else finding fail "control groups lack: $missing" "boot with them enabled (cgroup_enable=memory)"; fi
}

check_network() {
  if [ "$(id -u)" != 0 ]; then return; fi
  if unshare --net true 2>/dev/null; then finding ok "network namespaces"; else finding fail "no network namespaces" "the kernel or a container around us forbids them"; fi
  if nft list tables >/dev/null 2>&1; then finding ok "nftables"; else finding fail "nft does not work" "install nftables; the kernel needs nf_tables"; fi
  if [ -e /proc/sys/net/ipv6/conf/all/forwarding ]; then finding ok "IPv6"; else finding warn "no IPv6 in this kernel" "tenants get IPv4 only"; fi
}

# What listens is ours if one of our pid files says so: a running installation is no reason to complain.
check_free_ports() {
  local port taken=''
  if runs portal; then finding ok "ports from $port_base: in use by this installation"; return; fi
  for port in $portal_port $gateway_port $admin_port $database_port $stripe_port $internal_port; do
    if listens "$port"; then taken+="$port "; fi
  done
  if [ -z "$taken" ]; then finding ok "ports $portal_port to $internal_port are free"
  else finding fail "ports taken: $taken" "choose others: --port-base N"; fi
}

check_nodes() {
  local name lost=''
  for name in $(standing_nodes); do
    "$ops/node.sh" status --dir "$(node_dir "$name")" >/dev/null 2>&1 || lost+="$name "
  done
  if [ -z "$(standing_nodes)" ]; then return; fi
  if [ -z "$lost" ]; then finding ok "all nodes of this installation answer: $(standing_nodes | tr '\n' ' ')"
  else finding warn "nodes that do not answer: $lost" "./rowhouse node start NAME, or ./rowhouse up"; fi
}

check_places() {
  local used; used=$(find /var/lib/rowhouse/nodes -type f 2>/dev/null | wc -l)
  if [ "$used" -lt 200 ]; then finding ok "$used of 201 node places on this machine are taken"
  else finding fail "all node places are taken" "remove what is no more from /var/lib/rowhouse/nodes"; fi
}

check_disk() {
  local at=$home free
  while [ ! -d "$at" ]; do at=$(dirname "$at"); done
  free=$(df --output=avail -m "$at" | tail -1)
  if [ "$free" -ge 10000 ]; then finding ok "$((free / 1024)) GiB free at $at"
  elif [ "$free" -ge 4000 ]; then finding warn "only $((free / 1024)) GiB free at $at" "a node takes seven tenths of what is free"
  else finding fail "only $free MiB free at $at" "4 GiB are needed: use --home on another disk"; fi
}

check_memory() {
  local free; free=$(awk '/^MemAvailable/{print int($2/1024)}' /proc/meminfo)
  if [ "$free" -ge 2000 ]; then finding ok "$free MiB of memory available"
  else finding warn "only $free MiB of memory available" "the processes take 1.2 GiB before the first tenant"; fi
}

# Claims, billing signatures and certificates stand on the clock.
check_clock() {
  local year; year=$(date -u +%Y)
  if [ "$year" -lt 2026 ]; then finding fail "the clock says $(date -u)" "set it: signed events and claims are judged by it"; return; fi
  if command -v timedatectl >/dev/null && [ "$(timedatectl show -p NTPSynchronized --value 2>/dev/null)" = no ]; then
    finding warn "the clock is not synchronised" "timedatectl set-ntp true"
  else finding ok "clock: $(date -u '+%Y-%m-%d %H:%M:%S') UTC"; fi
}

check_names() {
  if getent hosts "any.$gateway_domain" >/dev/null; then finding ok "names below $gateway_domain resolve"
  else finding warn "names below $gateway_domain do not resolve here" "browsers resolve *.localhost themselves; for curl: -H 'Host: …' or --resolve"; fi
}
