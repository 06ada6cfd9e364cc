# shellcheck shell=bash
# Where systemd runs it starts the node's daemons and renews the certificate; elsewhere they are started here, and
# whoever starts the machine calls `enroll.sh up` and, once a day, `enroll.sh renew`.

units=/etc/systemd/system

uses_systemd() { [ -z "$netns" ] && [ -d /run/systemd/system ]; }

write_units() {
  local self="/bin/bash $dir/enroll.sh"
  cat >$units/rowhouse-containerd.service <<UNIT
[Unit]
Description=Containers of Rowhouse
After=network-online.target local-fs.target
Wants=network-online.target
[Service]
ExecStartPre=$self prepare --dir $dir
ExecStart=$self daemon containerd --dir $dir
Restart=always
RestartSec=2
KillMode=process
Delegate=yes
LimitNOFILE=1048576
TasksMax=infinity
OOMScoreAdjust=-999
[Install]
WantedBy=multi-user.target
UNIT
  cat >$units/rowhouse-docker.service <<UNIT
[Unit]
Description=Docker of Rowhouse
After=rowhouse-containerd.service
Requires=rowhouse-containerd.service
[Service]
# Simple quotas before every start: a clean stop of dockerd switches them off.
ExecStartPre=$self prepare --dir $dir
ExecStart=$self daemon dockerd --dir $dir
Restart=always
RestartSec=2
KillMode=process
Delegate=yes
LimitNOFILE=1048576
TasksMax=infinity
[Install]
WantedBy=multi-user.target
UNIT
  cat >$units/rowhouse-renew.service <<UNIT
[Unit]
Description=Renew the certificate of Rowhouse's Docker
[Service]
Type=oneshot
ExecStart=$self renew --dir $dir
UNIT
  cat >$units/rowhouse-renew.timer <<UNIT
[Unit]
Description=Look daily whether the certificate of Rowhouse's Docker is near its end
[Timer]
OnCalendar=daily
RandomizedDelaySec=6h
Persistent=true
[Install]
WantedBy=timers.target
UNIT
}

write_door_unit() {
  if ! has_door; then rm -f $units/rowhouse-door.service; return; fi
  cat >$units/rowhouse-door.service <<UNIT
[Unit]
Description=Door of Rowhouse to tenants
After=rowhouse-docker.service
Requires=rowhouse-containerd.service
[Service]
ExecStart=/bin/bash $dir/enroll.sh daemon door --dir $dir
# The shell's own: a minimal system has no command of that name.
ExecReload=/bin/bash -c 'kill -USR2 \$\$MAINPID'
KillMode=mixed
Restart=always
RestartSec=2
LimitNOFILE=1048576
[Install]
WantedBy=multi-user.target
UNIT
}

start_units() {
  write_units
  write_door_unit
  systemctl daemon-reload
  systemctl -q enable --now rowhouse-containerd.service rowhouse-docker.service rowhouse-renew.timer
  wait_until 60 answers || { journalctl -u rowhouse-docker -n 20 --no-pager >&2; die "Docker does not answer (journalctl -u rowhouse-docker)"; }
  if has_door; then systemctl -q enable --now rowhouse-door.service; fi
}

# Containers go on without their daemon. Not a clean stop, which would switch the disk's quotas off.
restart_dockerd() {
  if uses_systemd; then
    systemctl kill --signal=KILL rowhouse-docker.service
    wait_until 30 is_silent || true
    wait_until 60 answers || die "Docker does not answer after the renewal"
    return
  fi
  local pid; if pid=$(live_pid "$run/dockerd.pid"); then kill -KILL "$pid"; wait_until 10 is_gone "$run/dockerd.pid"; fi
  start_daemons
}

is_silent() { ! answers; }
