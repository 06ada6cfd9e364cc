#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

node=$(node_up a --secured)
place=$(jq .index <<<"$node")
way=$(jq -r '.secured.docker | sub("tcp://"; "https://")' <<<"$node")
visit() { curl -sf --max-time 2 --cacert "$tmp/a/tls/authority.pem" --cert "$tmp/a/tls/client.pem" --key "$tmp/a/tls/client.key" "$way/_ping" >/dev/null; }
expect "who has its certificate is let in" visit
refute "who has none is" curl -sf --max-time 2 -k "$way/_ping"

pid=$(jq .pid <<<"$node")
"$ops/node.sh" kill --dir "$tmp/a"
ended() { [ ! -d "/proc/$pid" ] || grep -q '^State:.*Z' "/proc/$pid/status"; } # whoever adopted it may be slow to bury it
expect "its daemon has ended" wait_until 5 ended
refute "its network" test -e "/sys/class/net/rh$place"
refute "its mount" grep -qF "$tmp/a" /proc/mounts
refute "it answers" visit
expect "what is meant for it goes nowhere" grep -q unreachable <(ip -4 route show "$(jq -r .subnet4 <<<"$node")")

again=$(node_up a)
same "it keeps its place and its key" "$(jq -c 'del(.pid)' <<<"$node")" "$(jq -c 'del(.pid)' <<<"$again")"
expect "it answers again" wait_until 10 visit
"$ops/node.sh" kill --dir "$tmp/a"
"$ops/node.sh" destroy --dir "$tmp/a"
same "no route is left of it" '' "$(ip -4 route show "$(jq -r .subnet4 <<<"$node")")$(ip -6 route show "$(jq -r '.subnet6 // "fd00::/64"' <<<"$node")")"
