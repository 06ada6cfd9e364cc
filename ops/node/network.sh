# shellcheck shell=bash
# The node's network: a namespace of its own, one veth pair to the machine, and routes to the containers'
# networks, so that the gateway reaches every container by its address without published ports.

in_netns() { "${place[@]}" "$@"; }

make_network() {
  mend_routes
  if [ ! -e "/run/netns/$netns" ] || ! in_netns true 2>/dev/null; then
    rm -f "/run/netns/$netns"
    ip netns add "$netns"
  fi
  if [ ! -e "/sys/class/net/$veth" ]; then
    ip link add "$veth" type veth peer name uplink netns "$netns"
  fi
  # Forwarding before dockerd starts: it then leaves the FORWARD policy alone.
  in_netns sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
  ip link set "$veth" up
  ip -n "$netns" link set lo up
  ip -n "$netns" link set uplink up
  ip addr replace "$gateway4/30" dev "$veth"
  ip -n "$netns" addr replace "$node4/30" dev uplink
  ip -n "$netns" route replace default via "$gateway4"
  ip route replace "$subnet4" via "$node4"
  if has_ipv6; then make_network6; fi
}

make_network6() {
  in_netns sh -c 'echo 1 >/proc/sys/net/ipv6/conf/all/forwarding'
  ip addr replace "$gateway6/64" dev "$veth" nodad
  ip -n "$netns" addr replace "$node6/64" dev uplink nodad
  ip -n "$netns" -6 route replace default via "$gateway6"
  ip -6 route replace "$subnet6" via "$node6"
}

# Removing the veth takes its addresses and both routes with it.
remove_network() {
  ip link del "$veth" 2>/dev/null || true
  ip netns del "$netns" 2>/dev/null || true
  mend_routes
}

# What is meant for a node that is cut off goes nowhere, instead of out by the machine's default route.
cut_routes() {
  ip route replace unreachable "$node4/32"; ip route replace unreachable "$subnet4"
  if has_ipv6; then ip -6 route replace unreachable "$node6/128"; ip -6 route replace unreachable "$subnet6"; fi
}

mend_routes() {
  local route
  for route in "$node4/32" "$subnet4" "$node6/128" "$subnet6"; do ip route del unreachable "$route" 2>/dev/null || true; done
}
