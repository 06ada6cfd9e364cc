# shellcheck shell=bash
# The way out, where it is wanted. Docker translates containers' addresses to the node's; the machine translates
# the node's to its own. Nobody outside can open a connection to a container this way. IPv6 goes out only where
# the machine forwards it already: switching that on makes a machine deaf to its router's advertisements.

egress_table() { printf 'rowhouse_%s' "$index"; }

open_egress() {
  need_commands nft
  nft -f - <<NFT
table inet $(egress_table) {}
delete table inet $(egress_table)
table inet $(egress_table) {
  chain forward {
    type filter hook forward priority -5; policy accept;
    oifname "$veth" ct state new drop
  }
  chain postrouting {
    type nat hook postrouting priority 100; policy accept;
    iifname "$veth" masquerade
  }
}
NFT
  sysctl_on /proc/sys/net/ipv4/ip_forward
  allow_forwarding
}

# Left on afterwards: somebody else may have come to rely on it.
sysctl_on() { [ "$(cat "$1")" = 1 ] || echo 1 >"$1"; }

# Where another Docker or a firewall made DROP the rule for what is forwarded, ours is an exception.
allow_forwarding() {
  command -v iptables >/dev/null || return 0
  if iptables -S FORWARD 2>/dev/null | grep -q '^-P FORWARD DROP'; then
    iptables -C FORWARD -i "$veth" -j ACCEPT 2>/dev/null || iptables -I FORWARD -i "$veth" -j ACCEPT
    iptables -C FORWARD -o "$veth" -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT 2>/dev/null \
      || iptables -I FORWARD -o "$veth" -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
  fi
}

close_egress() {
  if command -v nft >/dev/null && nft list table inet "$(egress_table)" >/dev/null 2>&1; then
    nft delete table inet "$(egress_table)"
    iptables -D FORWARD -i "$veth" -j ACCEPT 2>/dev/null || true
    iptables -D FORWARD -o "$veth" -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT 2>/dev/null || true
  fi
}
