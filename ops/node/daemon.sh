# shellcheck shell=bash
# The node's own containerd and dockerd. Own both: a dockerd without --containerd would join the machine's.

socket() { printf '%s/docker.sock' "$run"; }

docker_api() {
  local method=$1 path=$2; shift 2
  curl -sf --max-time "${api_timeout:-20}" --unix-socket "$(socket)" -X "$method" "$@" "http://docker$path"
}

answers() { api_timeout=2 docker_api GET /_ping >/dev/null 2>&1; }

write_config() {
  printf '{}\n' >"$run/daemon.json"
  cat >"$run/containerd.toml" <<TOML
version = 2
root = "$fs/containerd"
state = "$run/containerd"
disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.internal.v1.opt", "io.containerd.tracing.processor.v1.otlp", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs"]
[grpc]
  address = "$run/containerd.sock"
TOML
}

start_containerd() {
  if is_live "$run/containerd.pid"; then return; fi
  rm -f "$run/containerd.sock" "$run/containerd.sock.ttrpc"
  local command; mapfile -t command < <(containerd_command)
  start_detached "$run/containerd.pid" "$log/containerd.log" "${command[@]}"
}

# Both commands, one word on a line: `place` is how they get to where they belong, and may be empty.
containerd_command() { printf '%s\n' "${place[@]}" containerd --config "$run/containerd.toml" --log-level warn; }

dockerd_command() {
  if has_certificates; then tls=$dir/tls; fi
  printf '%s\n' "${place[@]}" dockerd --config-file "$run/daemon.json" \
    --data-root "$fs/docker" --exec-root "$run/exec" --pidfile "$run/docker.pid" \
    --containerd "$run/containerd.sock" -H "unix://$(socket)"
  if has_certificates; then secured_flags; fi
  printf '%s\n' --storage-driver btrfs --bridge none --userland-proxy=false --icc=false --live-restore --shutdown-timeout 5 \
    --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/$cgroup" --label "dev.rowhouse.node=$index" \
    --log-opt max-size=1m --log-opt max-file=2 --log-level warn
}

# --live-restore keeps containers, and with them the quotas, over the end of a daemon.
start_dockerd() {
  if is_live "$run/dockerd.pid"; then return; fi
  rm -f "$run/docker.pid" "$(socket)"
  enable_quota
  local command; mapfile -t command < <(dockerd_command)
  start_detached "$run/dockerd.pid" "$log/dockerd.log" "${command[@]}"
}

start_daemons() {
  mkdir -p -m 0711 "$run" "$log"
  write_config
  start_containerd
  start_dockerd
  wait_until 30 answers || { tail -20 "$log/dockerd.log" >&2; die "the node's Docker daemon does not answer (log: $log)"; }
  start_door
}

stop_containers() {
  local ids
  ids=$(docker_api GET /containers/json 2>/dev/null | jq -r '.[].Id') || return 0
  [ -n "$ids" ] || return 0
  # A paused process cannot end: it has to be woken to be told.
  xargs -r -P 8 -I{} curl -s --max-time 20 --unix-socket "$(socket)" -X POST http://docker/containers/{}/unpause <<<"$ids" >/dev/null || true
  xargs -r -P 8 -I{} curl -s --max-time 30 --unix-socket "$(socket)" -X POST "http://docker/containers/{}/stop?t=5" <<<"$ids" >/dev/null || true
}

# What a killed daemon left: shims are known by our containerd's address, tenants by our cgroup.
kill_leftovers() {
  local file pid
  for file in /proc/[0-9]*/cmdline; do
    if { tr '\0' ' ' <"$file"; } 2>/dev/null | grep -qF -- "-address $run/containerd.sock "; then
      pid=${file#/proc/}; kill -KILL "${pid%/cmdline}" 2>/dev/null || true
    fi
  done
  local procs
  while read -r procs; do
    while read -r pid; do kill -KILL "$pid" 2>/dev/null || true; done <"$procs"
  done < <(our_cgroups -name cgroup.procs)
}

our_cgroups() {
  local base
  for base in /sys/fs/cgroup/"$cgroup" /sys/fs/cgroup/*/"$cgroup"; do
    if [ -d "$base" ]; then find "$base" -depth "$@"; fi
  done
}

no_cgroups() {
  our_cgroups -type d -exec rmdir {} + 2>/dev/null || true
  [ -z "$(our_cgroups -type d)" ]
}

stop_daemons() {
  stop_door
  stop_containers
  stop_process "$run/dockerd.pid" 20
  stop_process "$run/containerd.pid" 10
  kill_leftovers
  wait_until 10 no_cgroups || say "control groups of $cgroup are still in use"
}
