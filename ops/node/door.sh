# shellcheck shell=bash
# The door to tenants, for gateways that have no route to them: HAProxy on one port, with the machine's certificate,
# which lets in who has a gateway's. The TLS name says which tenant is meant: 10-128-1-2-8080.MACHINE.rowhouse.internal.
# It opens the tenants' block and nothing else: no Docker, and no port of the machine itself.

# A machine elsewhere gets HAProxy with the other packages; a node beside others has a door where HAProxy is there.
settle_door() {
  : "${door:=2377}"
  [[ $door =~ ^([0-9]{1,5}|none)$ ]] || die "--door is a port, or none"
  command -v haproxy >/dev/null || door=none
}

has_door() { [ -n "${door:-}" ] && [ "$door" != none ] && [ -s "$dir/tls/gateways.pem" ] && command -v haproxy >/dev/null; }

write_door() {
  if ! has_door; then return; fi
  # HAProxy looks for the key beside the certificate.
  ln -sfn node.key "$dir/tls/node.pem.key"
  describe_door >"$run/door.cfg"
  guard_door
}

# A tenant that does not listen yet is no reason to wait here: who knocks learns it at once, and knocks again.
describe_door() {
  cat <<CFG
global
  fd-hard-limit 65536
  user haproxy
  group haproxy
  ssl-default-bind-options ssl-min-ver TLSv1.2
defaults
  mode tcp
  retries 0
  timeout connect 2s
  timeout client 65m
  timeout server 65m
listen tenants
  bind $listen:$door ssl crt $dir/tls/node.pem ca-file $dir/tls/gateways.pem verify required
  tcp-request content reject unless { ssl_fc_sni -m reg ^[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,5}[.] }
  tcp-request content set-dst ssl_fc_sni,field(1,.),regsub(-[0-9]+\$,),regsub(-,.,g)
  tcp-request content set-dst-port ssl_fc_sni,field(1,.),field(5,-)
  tcp-request content reject unless { dst $subnet4 }
  server tenant 0.0.0.0:0
CFG
}

# The bridges' own addresses are in the tenants' block, and are the machine's. The table is no tenant's wall: a wipe,
# which takes all that are called rowhouse_…, leaves it.
guard_door() {
  "${place[@]}" nft -f - <<NFT
table ip door_of_rowhouse {}
delete table ip door_of_rowhouse
table ip door_of_rowhouse {
  chain output {
    type filter hook output priority 0; policy accept;
    meta skuid haproxy ip daddr $subnet4 fib daddr type local reject with tcp reset
  }
}
NFT
}

door_command() { printf '%s\n' "${place[@]}" haproxy -W -f "$run/door.cfg"; }

start_door() {
  if ! has_door || is_live "$run/door.pid"; then return; fi
  write_door
  local command; mapfile -t command < <(door_command)
  start_detached "$run/door.pid" "$log/door.log" "${command[@]}"
}

door_stands() { ! has_door || is_live "$run/door.pid"; }

stop_door() { stop_process "$run/door.pid" 5; }

# The next certificate, for connections from now on; those that are open go on.
reload_door() {
  if ! has_door; then return; fi
  if uses_systemd; then systemctl reload rowhouse-door.service || systemctl restart rowhouse-door.service; return; fi
  local pid; if pid=$(live_pid "$run/door.pid"); then kill -USR2 "$pid"; else start_door; fi
}
