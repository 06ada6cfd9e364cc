package dev.rowhouse.provisioner.wall;

import dev.rowhouse.provisioner.docker.Mac;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table that stands on a node before any tenant does. All rules look at the connection's first
 * direction ({@code ct original}), so every packet of a connection, question or answer, is judged
 * by the rules of now: a rule that is taken away cuts the connections that it allowed.
 */
final class BaseTable {
  /** Never a way out of a house: this host, link-local, multicast, reserved. */
  private static final List<String> NOWHERE4 =
      List.of("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4");

  private static final List<String> NOWHERE6 =
      List.of("::/128", "::1/128", "::ffff:0:0/96", "64:ff9b::/96", "fe80::/10", "ff00::/8");

  /**
   * New connections of one tenant in a second, and at first; so that what it opened and closed does
   * not fill the node's table of connections.
   */
  private static final int HASTE = 200;

  private static final int BURST = 1_000;

  /** Connections that one tenant has open at a time, and that are open to it. */
  private static final int CALLS = 1_024;

  private static final int GUESTS = 4_096;

  private BaseTable() {}

  static String name(Ground ground) {
    return "rowhouse_" + ground.tag();
  }

  /** One atomic change; repeated it renews the base and leaves the tenants' chains alone. */
  static String script(Ground ground) {
    return """
    add table inet %1$s
    add set inet %1$s tenants4 { type ipv4_addr; flags interval; }
    add set inet %1$s tenants6 { type ipv6_addr; flags interval; }
    add set inet %1$s gateways4 { type ipv4_addr; flags interval; }
    add set inet %1$s gateways6 { type ipv6_addr; flags interval; }
    add set inet %1$s forbidden4 { type ipv4_addr; flags interval; }
    add set inet %1$s forbidden6 { type ipv6_addr; flags interval; }
    add set inet %1$s calls4 { type ipv4_addr; size 65535; flags dynamic; }
    add set inet %1$s calls6 { type ipv6_addr; size 65535; flags dynamic; }
    add set inet %1$s haste4 { type ipv4_addr; size 65535; flags dynamic; timeout 1m; }
    add set inet %1$s haste6 { type ipv6_addr; size 65535; flags dynamic; timeout 1m; }
    add set inet %1$s guests4 { type ipv4_addr; size 65535; flags dynamic; }
    add set inet %1$s guests6 { type ipv6_addr; size 65535; flags dynamic; }
    add map inet %1$s out4 { type ipv4_addr : verdict; }
    add map inet %1$s out6 { type ipv6_addr : verdict; }
    add map inet %1$s in4 { type ipv4_addr : verdict; }
    add map inet %1$s in6 { type ipv6_addr : verdict; }
    %2$s
    add chain inet %1$s refuse
    flush chain inet %1$s refuse
    add rule inet %1$s refuse ct direction reply counter drop
    add rule inet %1$s refuse meta l4proto 6 counter reject with tcp reset
    add rule inet %1$s refuse counter reject with icmpx type admin-prohibited
    add chain inet %1$s outbound
    flush chain inet %1$s outbound
    add rule inet %1$s outbound ct original ip daddr @forbidden4 goto refuse
    add rule inet %1$s outbound ct original ip6 daddr @forbidden6 goto refuse
    add rule inet %1$s outbound ct state new update @haste4 { ct original ip saddr limit rate over %6$d/second burst %7$d packets } goto refuse
    add rule inet %1$s outbound ct state new update @haste6 { ct original ip6 saddr limit rate over %6$d/second burst %7$d packets } goto refuse
    add rule inet %1$s outbound ct state new add @calls4 { ct original ip saddr ct count over %8$d } goto refuse
    add rule inet %1$s outbound ct state new add @calls6 { ct original ip6 saddr ct count over %8$d } goto refuse
    add rule inet %1$s outbound ct original ip saddr vmap @out4
    add rule inet %1$s outbound ct original ip6 saddr vmap @out6
    add rule inet %1$s outbound goto refuse
    add chain inet %1$s inbound
    flush chain inet %1$s inbound
    add rule inet %1$s inbound ct state new ct original ip daddr @tenants4 add @guests4 { ct original ip daddr ct count over %9$d } counter drop
    add rule inet %1$s inbound ct state new ct original ip6 daddr @tenants6 add @guests6 { ct original ip6 daddr ct count over %9$d } counter drop
    add rule inet %1$s inbound ct original ip daddr vmap @in4
    add rule inet %1$s inbound ct original ip6 daddr vmap @in6
    add rule inet %1$s inbound ct original ip saddr @gateways4 goto refuse
    add rule inet %1$s inbound ct original ip6 saddr @gateways6 goto refuse
    add rule inet %1$s inbound counter drop
    add chain inet %1$s forward { type filter hook forward priority -10; policy accept; }
    flush chain inet %1$s forward
    add rule inet %1$s forward iifname != "%3$s*" oifname != "%3$s*" return
    add rule inet %1$s forward ct state invalid counter drop
    add rule inet %1$s forward ct state related meta l4proto { 1, 58 } accept
    add rule inet %1$s forward ct original ip saddr @tenants4 goto outbound
    add rule inet %1$s forward ct original ip6 saddr @tenants6 goto outbound
    add rule inet %1$s forward goto inbound
    add chain inet %1$s input { type filter hook input priority -10; policy accept; }
    flush chain inet %1$s input
    add rule inet %1$s input iifname != "%3$s*" return
    add rule inet %1$s input icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept
    add rule inet %1$s input ct direction reply ct state established,related accept
    add rule inet %1$s input counter drop
    add chain inet %1$s leave { type nat hook postrouting priority 90; policy accept; }
    flush chain inet %1$s leave
    add rule inet %1$s leave ip saddr @tenants4 oifname != "%3$s*" masquerade
    add rule inet %1$s leave ip6 saddr @tenants6 oifname != "%3$s*" masquerade
    add table bridge %1$s
    add chain bridge %1$s forward { type filter hook forward priority 0; policy accept; }
    flush chain bridge %1$s forward
    add rule bridge %1$s forward ether saddr & %4$s == %5$s counter drop
    """
        .formatted(
            name(ground),
            sets(ground),
            "rh" + ground.tag() + "-",
            mask(ground),
            mac(ground),
            HASTE,
            BURST,
            CALLS,
            GUESTS);
  }

  /**
   * Says all rules of the base in one number; not what is in its sets, which other workers may know
   * better, but that the one is not empty without which more would be allowed.
   */
  static String fingerprint(Ground ground) {
    return numbered(
        """
        for chain in refuse outbound inbound forward input; do nft -s list chain inet %1$s $chain; done
        nft -s list chain bridge %1$s forward
        nft list set inet %1$s forbidden4 | grep -c elements
        """,
        ground);
  }

  /** The rules without which nothing would be kept from anywhere; quickly told. */
  static String brief(Ground ground) {
    return numbered(
        """
        nft -s list chain inet %1$s forward
        nft -s list chain inet %1$s outbound
        nft -s list chain bridge %1$s forward
        """,
        ground);
  }

  private static String numbered(String questions, Ground ground) {
    return "{ %s} 2>&1 | sha256sum | cut -c1-32".formatted(questions.formatted(name(ground)));
  }

  /** Takes the whole wall away; for a node that is given up. */
  static String removal(Ground ground) {
    return """
    add table inet %1$s
    delete table inet %1$s
    add table bridge %1$s
    delete table bridge %1$s
    """
        .formatted(name(ground));
  }

  private static String sets(Ground ground) {
    return set(ground, "tenants4", subnet(ground.subnet4()))
        + set(ground, "tenants6", subnet(ground.subnet6()))
        + set(ground, "gateways4", blocks(ground.gateways(), false))
        + set(ground, "gateways6", blocks(ground.gateways(), true))
        + set(ground, "forbidden4", forbidden(ground, NOWHERE4, ground.subnet4(), false))
        + set(ground, "forbidden6", forbidden(ground, NOWHERE6, ground.subnet6(), true));
  }

  /** A tenant's frames end at its bridge: what a bridge hands on came from a tenant for another. */
  private static String mac(Ground ground) {
    return Mac.of(block(ground).address());
  }

  private static String mask(Ground ground) {
    return Mac.mask(block(ground).prefix());
  }

  private static Cidr block(Ground ground) {
    return Cidr.parse(ground.subnet4()).orElseThrow();
  }

  private static List<String> forbidden(
      Ground ground, List<String> nowhere, @Nullable String subnet, boolean ipv6) {
    List<String> all = new ArrayList<>(nowhere);
    all.addAll(subnet(subnet));
    all.addAll(blocks(ground.gateways(), ipv6));
    all.addAll(blocks(ground.forbidden(), ipv6));
    return all;
  }

  private static List<String> subnet(@Nullable String subnet) {
    return subnet == null ? List.of() : List.of(subnet);
  }

  private static List<String> blocks(List<Cidr> blocks, boolean ipv6) {
    return blocks.stream().filter(block -> block.ipv6() == ipv6).map(Cidr::toString).toList();
  }

  private static String set(Ground ground, String set, List<String> blocks) {
    String flush = "flush set inet %s %s\n".formatted(name(ground), set);
    return blocks.isEmpty()
        ? flush
        : flush
            + "add element inet %s %s { %s }\n"
                .formatted(name(ground), set, String.join(", ", widest(blocks)));
  }

  /** Blocks lie apart or one in the other; nft takes only such that lie apart. */
  private static List<String> widest(List<String> blocks) {
    List<Cidr> all =
        blocks.stream().flatMap(block -> Cidr.parse(block).stream()).distinct().toList();
    return all.stream()
        .filter(block ->
            all.stream()
                .noneMatch(other -> other.prefix() < block.prefix() && other.overlaps(block)))
        .map(Cidr::toString)
        .toList();
  }
}
