# shellcheck shell=bash
# What is tried on a fresh machine, in the order in which it happens to one.

token() { api POST /enrolments "$(jq -nc --arg name "$1" '{name:$name, region:"eu-central"}')" | jq -er .token; }
node_state() { api GET '/nodes?limit=100' | jq -r --arg name "$1" '.items[] | select(.name == $name) | .state'; }
is_ready() { [ "$(node_state "$1")" = READY ]; }
is_lost() { [ "$(node_state "$1")" = UNREACHABLE ]; }

# enrol_here TOKEN [OPTION…]: the very command that the portal shows, with its address as this machine sees it.
enrol_here() {
  local token=$1; shift
  in_machine bash -c "curl -fsSL $portal/enroll.sh | bash -s -- --portal $portal --token $token $*"
}

refused() {
  local words=$1 said; shift
  said=$("$@" 2>&1) && failed "refused: $words"
  if grep -qF -- "$words" <<<"$said"; then checked "refused: $(sed -n 's/.*refused: //p' <<<"$said" | tail -1)"; else say "$said"; failed "refused: $words"; fi
}

no_stranger() { ! in_machine curl -sk --max-time 5 https://127.0.0.1:2376/_ping; }
no_stranger_at_door() { ! in_machine curl -sk --max-time 5 https://127.0.0.1:2377/; }
unit_enabled() { in_machine systemctl -q is-enabled "$1" && in_machine systemctl -q is-active "$1"; }
# What whoever comes to the door is shown.
shown_serial() { in_machine bash -c 'openssl s_client -connect 127.0.0.1:2377 </dev/null 2>/dev/null | openssl x509 -noout -serial'; }
shows_its_certificate() { [ "$(shown_serial)" = "$(serial)" ]; }
serial() { in_machine openssl x509 -noout -serial -in /var/lib/rowhouse/machine/tls/node.pem; }

looks_right() {
  local unit
  for unit in rowhouse-containerd.service rowhouse-docker.service rowhouse-door.service rowhouse-renew.timer; do
    expect "$unit is enabled and active" unit_enabled "$unit"
  done
  expect 'Docker stands on btrfs' in_machine bash -c 'docker -H unix:///run/rowhouse/machine/docker.sock info -f "{{.Driver}}" | grep -x btrfs'
  expect 'simple quotas hold disk limits' in_machine bash -c 'grep -x squota /sys/fs/btrfs/$(findmnt -no UUID /var/lib/rowhouse/machine/fs | head -1)/qgroups/mode'
  expect 'it forwards packets' in_machine grep -x 1 /proc/sys/net/ipv4/ip_forward
  expect 'the certificate is of the authority, and good for two months yet' in_machine bash -c \
    'cd /var/lib/rowhouse/machine/tls && openssl verify -CAfile authority.pem node.pem && openssl x509 -checkend 5184000 -in node.pem && [ $(stat -c %a node.key) = 600 ]'
  expect 'who has no certificate is not let in' no_stranger
  expect 'nor at the door' no_stranger_at_door
  expect 'no system Docker runs' in_machine bash -c '! systemctl -q is-active docker.service && ! systemctl -q is-enabled docker.service'
}

try_machine() {
  local name=fresh-$index before secret id host elsewhere
  [ -f "$home/settings" ] || die "no installation in $home (--home)"
  portal_port=$(portal_port_of) portal=http://$outside:$portal_port
  make_machine; checked "$suite is installed"
  first_process >/dev/null || boot_machine >/dev/null; checked "booted by $(in_machine systemctl --version | head -1)"
  in_machine bash -c 'command -v curl >/dev/null || { apt-get -q update && apt-get -qy install --no-install-recommends curl; }' >>"$dir/console.log" 2>&1
  secret=$(token "$name") || die "no token for $name: is one of this name enrolled already?"
  enrol_here "$secret" || failed 'enrolling'
  checked 'enrolled'
  wait_until 120 is_ready "$name" || failed "READY within two minutes: $(node_state "$name")"; checked 'READY, over mutual TLS'
  looks_right
  find_tenant
  tenant_on "$name"; checked "a tenant stands on it, reached without a route: $(door_way)"
  open_socket "$host"; expect 'its WebSocket answers' echoes
  enrol_here "$secret" >/dev/null 2>&1 || failed 'the same command once more'; checked 'the same command once more changes nothing'
  refused 'let a machine in already' enrol_here "$secret" --dir /var/lib/rowhouse/other
  refused 'cloned' enrol_here "$(token "$name-clone")" --dir /var/lib/rowhouse/other
  refused 'no such token' enrol_here rhm_none --dir /var/lib/rowhouse/other
  before=$(serial)
  in_machine bash /var/lib/rowhouse/machine/enroll.sh renew --now || failed 'renewing'
  [ "$(serial)" != "$before" ] || failed 'another certificate'
  wait_until 60 is_ready "$name" || failed 'READY after renewing'; checked 'renewed, and READY'
  wait_until 30 shows_its_certificate || failed 'the next certificate at the door'; checked 'the door shows the next certificate'
  expect 'the WebSocket went on over the renewal' echoes
  expect 'and whoever comes now is let in' tenant_answers
  expect 'the timer does the same' in_machine systemctl start rowhouse-renew.service
  end_machine
  wait_until 60 is_lost "$name" || failed 'UNREACHABLE while it is off'; checked 'off, and UNREACHABLE'
  boot_machine >/dev/null
  wait_until 120 is_ready "$name" || failed 'READY after a reboot'; checked 'rebooted, and READY by itself'
  looks_right
  wait_until 60 tenant_answers || failed 'the tenant answers after the reboot'; checked 'its tenant answers again'
  enrol_here "$secret" >/dev/null 2>&1 || failed 'the same command after the reboot'; checked 'the same command changes nothing after the reboot either'
  tenant_on "$elsewhere"; checked "the tenant is back on $elsewhere"
  say "  all is well on $suite; the machine runs on: ops/fresh-machine.sh destroy --dir $dir --index $index ends it"
}

# The demo's, which comes back in the end.
find_tenant() {
  local nodes; nodes=$(api GET '/nodes?limit=100')
  id=$(api GET '/containers?limit=100' | jq -r '[.items[] | select(.kind == "TENANT" and (.state == "RUNNING" or .state == "STOPPED"))][0].id // empty')
  [ -n "$id" ] || die "no tenant to move there: $home has to have the demo's"
  host=$(api GET "/containers/$id" | jq -r .host)
  elsewhere=$(jq -r --arg id "$(api GET "/containers/$id" | jq -r .node)" '.items[] | select(.id == $id) | .name' <<<"$nodes")
}

tenant_on() {
  local node; node=$(api GET '/nodes?limit=100' | jq -r --arg name "$1" '.items[] | select(.name == $name) | .id')
  api POST "/containers/$id/move" "{\"node\":\"$node\"}" >/dev/null
  wait_until 180 stands_on "$node" || failed "a tenant on $1: $(api GET "/containers/$id/moves" | jq -c '.items[0] // .[0]')"
  wait_until 30 tenant_answers || failed "the tenant answers from $1"
}

stands_on() { [ "$(api GET "/containers/$id" | jq -r .node)" = "$1" ]; }
tenant_answers() { as_visitor "$host" -o /dev/null /; }
door_way() { if ip route get "$(in_machine jq -r .subnet4 /var/lib/rowhouse/machine/machine.json | cut -d/ -f1)" | grep -q "$veth"; then echo 'BUT THERE IS ONE'; else echo 'through its door'; fi; }
