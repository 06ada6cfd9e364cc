# shellcheck shell=bash
# Installing with apt without any daemon being started: packages ask policy-rc.d before they start one.

policy=/usr/sbin/policy-rc.d

apt_install() {
  forbid_services
  trap allow_services EXIT
  local had_docker='' had_haproxy=''
  if systemd_runs && [ -e /lib/systemd/system/docker.service ]; then had_docker=yes; fi
  if systemd_runs && [ -e /lib/systemd/system/haproxy.service ]; then had_haproxy=yes; fi
  apt_quietly install --no-install-recommends "$@" || { apt_quietly update; apt_quietly install --no-install-recommends "$@"; } \
    || say "rowhouse: apt could not install all of: $*"
  # Ours are daemons of their own. A system one that nobody asked for should not come up at the next boot either.
  if systemd_runs && [ -z "$had_docker" ]; then systemctl -q disable docker.service docker.socket containerd.service 2>/dev/null || true; fi
  if systemd_runs && [ -z "$had_haproxy" ]; then systemctl -q disable haproxy.service 2>/dev/null || true; fi
  allow_services
  trap - EXIT
}

apt_quietly() { DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 "$@" >&2; }

systemd_runs() { [ -d /run/systemd/system ]; }

# Ours is told from another's by its second line, and only ours is removed.
forbid_services() {
  if [ -e $policy ]; then made_policy=; return; fi
  printf '#!/bin/sh\n# made by rowhouse while it installs packages\nexit 101\n' >$policy
  chmod 755 $policy
  made_policy=yes
}

allow_services() { if [ -n "${made_policy:-}" ]; then rm -f $policy; made_policy=; fi; }
