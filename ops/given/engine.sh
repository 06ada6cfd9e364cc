# shellcheck shell=bash
# The engine of others: dockerd as a distribution starts it, with overlay2, on a machine that has no other network.

use_engine() {
  run=$dir/run fs=$dir/fs log=$dir/log cgroup=rowhouse-given place=() door='' tls='' dockerd=
}

make_engine() {
  mkdir -p -m 0711 "$run" "$fs/docker" "$log"
  write_config
  start_containerd
  wait_until 30 test -S "$run/containerd.sock" || die "containerd does not start (log: $log)"
  start_detached "$run/dockerd.pid" "$log/dockerd.log" dockerd --config-file "$run/daemon.json" --data-root "$fs/docker" \
    --exec-root "$run/exec" --pidfile "$run/docker.pid" --containerd "$run/containerd.sock" -H "unix://$(socket)" \
    --storage-driver overlay2 --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/$cgroup"
  wait_until 60 answers || { tail -20 "$log/dockerd.log" >&2; die "the engine does not answer (log: $log)"; }
}

engine_has() { docker_api GET "$1" | jq -r "$2"; }

remove_engine() {
  stop_daemons
  awk -v a="$fs/" -v b="$run/" '{p=$2} index(p,a)==1 || index(p,b)==1 {print p}' /proc/mounts | sort -r | xargs -r -n1 umount -l
}
