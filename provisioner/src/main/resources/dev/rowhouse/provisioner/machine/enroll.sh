#!/usr/bin/env bash
# enroll.sh --portal URL --token TOKEN [OPTION…]
# enroll.sh renew|up|down|status --dir DIR
#
# Makes this machine, a fresh Debian or Ubuntu server, a node of Rowhouse: installs Docker and btrfs-progs, makes the
# disk that tenants stand on, a key that never leaves the machine, gets a certificate for it from the portal, and opens
# Docker to nobody but the portal's workers, by mutual TLS. Run again with the same token it goes on where it was.
#   --token TOKEN    lets one machine in, once; the portal shows it with this command
#   --address HOST   at which the portal's workers reach this machine (default: as it goes to the portal)
#   --port N         for Docker with mutual TLS (default 2376)
#   --device DEV     an empty disk for tenants; without it a sparse file in DIR, of --size MIB
#   --subnet4, --subnet6 BLOCK   addresses for tenants (default: the portal gives free ones)
#   --gateway IP     from where gateways come, as this machine sees them; may be given more than once
#   --dir DIR        where all of it lies (default /var/lib/rowhouse/machine)
#   --door N         port at which gateways reach tenants by mutual TLS (default 2377); none: they have a route to them
#   --no-bench       without the benchmark, which takes some six seconds
#   --netns-index N|auto   a node in a network namespace of its own beside others on this machine, as ops/node.sh makes
#   renew            gets the next certificate when the present one is near its end; --now: at once
#   up, down         start and stop the daemons where systemd does not; status says in JSON what there is

dir=/var/lib/rowhouse/machine portal= token= address= port= device= size_mib= volatile= egress= bench=yes wish= subnet4_wish= subnet6_wish= at_once= door=
gateways=()

options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --portal) portal=$(value_of "$@"); portal=${portal%/}; shift 2 ;;
      --token) token=$(value_of "$@"); shift 2 ;;
      --address) address=$(value_of "$@"); shift 2 ;;
      --port) port=$(value_of "$@"); shift 2 ;;
      --device) device=$(value_of "$@"); shift 2 ;;
      --size) size_mib=$(value_of "$@"); shift 2 ;;
      --subnet4) subnet4_wish=$(value_of "$@"); shift 2 ;;
      --subnet6) subnet6_wish=$(value_of "$@"); shift 2 ;;
      --gateway) gateways+=("$(value_of "$@")"); shift 2 ;;
      --door) door=$(value_of "$@"); shift 2 ;;
      --dir) dir=$(absolute "$(value_of "$@")"); shift 2 ;;
      --netns-index) wish=$(value_of "$@"); shift 2 ;;
      --no-bench) bench=; shift ;;
      --volatile) volatile=yes; shift ;;
      --egress) egress=yes; shift ;;
      --now) at_once=yes; shift ;;
      *) die "enroll.sh: unknown option $1" ;;
    esac
  done
  image=$dir/disk.img fs=$dir/fs log=$dir/log tls=$dir/tls
}

lock_machine() { mkdir -p "$dir"; exec 8>"$dir/lock"; flock 8; }

with_machine_lock() {
  mkdir -p "$claims"
  exec 9>/run/rowhouse.lock; flock 9
  "$@"
  exec 9>&-
}

# Its own machine, whose addresses are those of its network cards.
use_machine() {
  index=machine netns='' veth='' cgroup=rowhouse run=/run/rowhouse/machine place=()
  listen=0.0.0.0; case $(kept address) in *:*) listen='[::]' ;; esac
  subnet4=$(kept subnet4) subnet6=$(kept subnet6)
}

# kept NAME: what was settled when the machine enrolled.
kept() { jq -r --arg name "$1" '.[$name] // empty' "$dir/machine.json" 2>/dev/null || true; }
keep() { jq -c "$@" <"$dir/machine.json" >"$dir/machine.json.new"; mv "$dir/machine.json.new" "$dir/machine.json"; }

use_place() {
  if [ -f "$dir/index" ]; then use_index "$(cat "$dir/index")"; else use_machine; fi
  device=${device:-$(kept device)} port=${port:-$(kept port)} portal=${portal:-$(kept portal)}
  secured_port=${port:-2376}
  door=${door:-$(kept door)}
}

settle_place() {
  [ -s "$dir/machine.json" ] || printf '{}\n' >"$dir/machine.json"
  if [ -n "$wish" ]; then with_machine_lock claim_index "$wish"; fi
  use_place
  settle_door
  keep --arg portal "$portal" --arg device "$device" --arg port "$secured_port" --arg door "$door" \
    '.portal = $portal | .device = $device | .port = $port | .door = $door'
}

make_place() {
  mount_disk
  if [ -n "$netns" ]; then
    make_network
    if [ -n "$egress" ]; then open_egress; else close_egress; fi
  else
    forward
  fi
}

# Tenants' traffic passes through this machine. IPv6 forwarding makes a machine deaf to router advertisements, unless told.
forward() {
  cat >/etc/sysctl.d/60-rowhouse.conf <<'CONF'
net.ipv4.ip_forward = 1
net.ipv6.conf.all.forwarding = 1
net.ipv6.conf.all.accept_ra = 2
net.ipv6.conf.default.accept_ra = 2
fs.inotify.max_user_instances = 8192
kernel.keys.maxkeys = 20000
kernel.keys.maxbytes = 2000000
CONF
  sysctl -qe -p /etc/sysctl.d/60-rowhouse.conf >/dev/null 2>&1 || true
}

make_key() {
  mkdir -p -m 0700 "$tls"
  if [ ! -s "$tls/node.key" ]; then
    (umask 077; openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$tls/node.key.new" 2>/dev/null)
    mv "$tls/node.key.new" "$tls/node.key"
  fi
}

request() { openssl req -new -key "$tls/node.key" -subj /CN=rowhouse 2>/dev/null; }

# Two machines with one machine-id are clones. Nodes beside each other on one machine are told apart by their folders.
fingerprint() {
  local id; id=$(cat /etc/machine-id 2>/dev/null || true)
  if [ -z "$id" ]; then
    [ -s "$dir/machine-id" ] || openssl rand -hex 16 >"$dir/machine-id"
    id=$(cat "$dir/machine-id")
  fi
  printf '%s' "$id${netns:+:$dir}" | sha256sum | cut -d' ' -f1
}

# The portal's address as this machine sees it, and its own as the portal does.
portal_ip() { curl -sS --max-time 10 -o /dev/null -w '%{remote_ip}' "$portal/enroll.sh"; }
own_ip() { ip -o route get "$1" 2>/dev/null | sed -n 's/.* src \([^ ]*\).*/\1/p'; }

find_addresses() {
  if [ -n "$netns" ]; then
    address=$node4
    gateways=("$gateway4"); if has_ipv6; then gateways+=("$gateway6"); fi
    subnet4_wish=$subnet4; if has_ipv6; then subnet6_wish=$subnet6; fi
    return
  fi
  local there; there=$(portal_ip) || die "the portal at $portal cannot be reached"
  : "${address:=$(own_ip "$there")}"
  [ -n "$address" ] || die "this machine does not know its own address; say it with --address"
  [ ${#gateways[@]} -gt 0 ] || gateways=("$there")
  keep --arg address "$address" '.address = $address'
  use_place
}

introduce() {
  local host=$address six=false
  case $host in *:*) host="[$host]" ;; esac
  if has_ipv6; then six=true; fi
  jq -nc --arg token "$token" --arg csr "$(request)" --arg fingerprint "$(fingerprint)" --arg address "tcp://$host:$secured_port" \
    --arg subnet4 "$subnet4_wish" --arg subnet6 "$subnet6_wish" --argjson ipv6 "$six" --arg dataDir "$fs/data" --arg gateways "${gateways[*]}" --arg door "$door" \
    --argjson specs "$1" --argjson benchmark "$2" \
    '{token:$token, csr:$csr, fingerprint:$fingerprint, address:$address, subnet4:(if $subnet4 == "" then null else $subnet4 end),
      subnet6:(if $subnet6 == "" then null else $subnet6 end), ipv6:$ipv6, gateways:($gateways | split(" ")), dataDir:$dataDir,
      door:(if $door == "none" then null else ($door | tonumber) end), specs:$specs, benchmark:$benchmark}' \
    | post /enroll
}

# Writes the certificate beside the old one and changes both files at once, as well as two files can be.
take_certificate() {
  (umask 077; jq -er .certificate <<<"$1" >"$tls/node.pem.new" && jq -er .authority <<<"$1" >"$tls/authority.pem.new" && jq -er .gateways <<<"$1" >"$tls/gateways.pem.new") \
    || die "the portal's answer has no certificate"
  mv "$tls/authority.pem.new" "$tls/authority.pem"; mv "$tls/gateways.pem.new" "$tls/gateways.pem"
  mv "$tls/node.pem.new" "$tls/node.pem"
  keep --argjson got "$1" '. + {machine:$got.machine, name:$got.name, until:$got.until, renewAfter:$got.renewAfter, subnet4:$got.subnet4, subnet6:$got.subnet6}'
}

start() {
  use_place
  if uses_systemd; then start_units; else start_daemons; fi
}

enrol() {
  : "${portal:=${default_portal:-}}"
  [ -n "$portal" ] && [ -n "$token" ] || die "enroll.sh: --portal and --token are missing; copy the whole command"
  lock_machine
  install_packages
  settle_place
  tell "looking at this machine"
  make_place
  tell "the disk is made: $(df -h --output=size "$fs" | tail -1 | tr -d ' ') of btrfs"
  make_key
  find_addresses
  local has figures='{"cpuScore":0,"memoryMbps":0,"diskWriteMbps":0,"diskReadMbps":0,"networkMbps":0}' got
  has=$(specs)
  if [ -n "$bench" ]; then
    tell "measuring it, which takes some six seconds"
    figures=$(benchmark)
    tell "$(jq -r '"CPU \(.cpuScore), memory \(.memoryMbps) MB/s, disk \(.diskWriteMbps)/\(.diskReadMbps) MB/s written/read, network \(.networkMbps) Mbit/s"' <<<"$figures")"
  fi
  got=$(introduce "$has" "$figures")
  take_certificate "$got"
  curl -sS --max-time 20 -f "$portal/enroll.sh" -o "$dir/enroll.sh.new" && mv "$dir/enroll.sh.new" "$dir/enroll.sh"
  tell "starting Docker"
  start
  letter /enroll/up "$(jq -nc --arg machine "$(kept machine)" --arg at "$(now)" '{machine:$machine, at:$at}')" >/dev/null
  tell "done: this machine is $(kept name)"
}

renew() {
  lock_machine
  use_place
  local after; after=$(kept renewAfter)
  [ -n "$after" ] || die "no machine is enrolled in $dir"
  if [ -z "$at_once" ] && [ "$(date -u +%s)" -lt "$(date -u -d "$after" +%s)" ]; then return; fi
  local got
  got=$(letter /enroll/renew "$(jq -nc --arg machine "$(kept machine)" --arg at "$(now)" --arg csr "$(request)" '{machine:$machine, at:$at, csr:$csr}')")
  take_certificate "$got"
  restart_dockerd
  reload_door
  say "the certificate is good until $(kept until)"
}

# What has to stand before a daemon starts, however often it is asked for.
prepare() { use_place; mkdir -p -m 0711 "$run" "$log"; make_place; write_config; write_door; enable_quota; }

# Becomes the daemon: for systemd.
daemon() {
  local command; use_place
  mapfile -t command < <("$1_command")
  exec "${command[@]}"
}

up() { lock_machine; use_place; make_place; start; }

down() {
  lock_machine; use_place
  if uses_systemd; then systemctl stop rowhouse-door.service rowhouse-docker.service rowhouse-containerd.service; fi
  stop_daemons
  unmount_disk
}

status() {
  use_place
  local running=false; if answers; then running=true; fi
  jq -c --argjson running $running --arg docker "unix://$(socket)" '. + {running:$running, docker:$docker}' "$dir/machine.json"
  [ $running = true ]
}

main() {
  PATH=$PATH:/usr/sbin:/sbin
  local task=enrol which=''
  case ${1:-} in
    renew | prepare | up | down | status) task=$1; shift ;;
    daemon) task=daemon which=${2:-}; shift 2 ;;
    help | -h | --help) usage "$0"; return ;;
  esac
  options "$@"
  need_root enroll.sh
  $task ${which:+"$which"}
}

main "$@" </dev/null
