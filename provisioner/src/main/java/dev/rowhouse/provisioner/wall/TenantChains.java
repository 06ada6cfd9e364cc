package dev.rowhouse.provisioner.wall;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.FirewallRule.Action;
import dev.rowhouse.provisioner.FirewallRule.Direction;
import dev.rowhouse.provisioner.FirewallRule.Protocol;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One tenant's two chains, out and in, as nft is told of them; nothing in them is a user's text.
 */
final class TenantChains {
  /** By number: a helper has no list of protocol names. */
  private static final int ICMP4 = 1;

  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int ICMP6 = 58;

  private final Ground ground;
  private final Address address;
  private final String table;

  TenantChains(Ground ground, Address address) {
    this.ground = ground;
    this.address = address;
    this.table = "inet " + BaseTable.name(ground);
  }

  /**
   * @param resolved host names of the rules to their addresses; a name without any matches nothing
   */
  String raised(int port, List<FirewallRule> rules, Map<String, List<String>> resolved) {
    var script = new StringBuilder();
    begin(script, "o");
    begin(script, "i");
    door(script, port);
    for (FirewallRule rule : rules) {
      blocks(rule, resolved).forEach(block -> add(script, rule, block));
    }
    elements(script, "add");
    return script.toString();
  }

  /** Adding first makes deleting what is not there no error. */
  String lowered() {
    var script = new StringBuilder();
    begin(script, "o");
    begin(script, "i");
    elements(script, "add");
    elements(script, "delete");
    script.append(
        "delete chain %s %s\ndelete chain %s %s\n".formatted(table, chain("o"), table, chain("i")));
    return script.toString();
  }

  private void begin(StringBuilder script, String kind) {
    script.append("add chain %1$s %2$s\nflush chain %1$s %2$s\n".formatted(table, chain(kind)));
  }

  /** Where the gateway comes in. */
  private void door(StringBuilder script, int port) {
    String rule =
        "add rule %s %s meta l4proto 6 ct original proto-dst %d ct original %s saddr @gateways%d"
            + " accept\n";
    script.append(rule.formatted(table, chain("i"), port, "ip", 4));
    script.append(rule.formatted(table, chain("i"), port, "ip6", 6));
  }

  private void add(StringBuilder script, FirewallRule rule, Cidr block) {
    boolean out = rule.direction() == Direction.EGRESS;
    script.append("add rule %s %s ".formatted(table, chain(out ? "o" : "i")));
    script.append(
        "ct original %s %s ".formatted(block.ipv6() ? "ip6" : "ip", out ? "daddr" : "saddr"));
    script.append(block).append(' ').append(protocol(rule, block.ipv6()));
    script.append(rule.action() == Action.ALLOW ? "accept\n" : out ? "goto refuse\n" : "drop\n");
  }

  private static String protocol(FirewallRule rule, boolean ipv6) {
    if (rule.protocol() == Protocol.ICMP) {
      return "meta l4proto " + (ipv6 ? ICMP6 : ICMP4) + " ";
    }
    String protocol = "meta l4proto " + (rule.protocol() == Protocol.TCP ? TCP : UDP) + " ";
    Ports ports = Ports.parse(rule.ports());
    return ports.isAll()
        ? protocol
        : protocol
            + ports.merged().stream()
                .map(Ports.Range::toString)
                .collect(Collectors.joining(", ", "ct original proto-dst { ", " } "));
  }

  private static List<Cidr> blocks(FirewallRule rule, Map<String, List<String>> resolved) {
    return Cidr.parse(rule.peer())
        .map(List::of)
        .orElseGet(() ->
            resolved.getOrDefault(rule.peer(), List.of()).stream()
                .flatMap(found -> Cidr.parse(found).stream())
                .toList());
  }

  private void elements(StringBuilder script, String verb) {
    element(script, verb, "out4", address.ipv4(), "o");
    element(script, verb, "in4", address.ipv4(), "i");
    if (ground.subnet6() != null && !address.ipv6().isEmpty()) {
      element(script, verb, "out6", address.ipv6(), "o");
      element(script, verb, "in6", address.ipv6(), "i");
    }
  }

  private void element(StringBuilder script, String verb, String map, String ip, String kind) {
    String key = Cidr.parse(ip).orElseThrow().address();
    String value = verb.equals("add") ? " : jump " + chain(kind) : "";
    script.append("%s element %s %s { %s%s }\n".formatted(verb, table, map, key, value));
  }

  private String chain(String kind) {
    byte[] bytes = new byte[4];
    String[] parts = address.ipv4().split("\\.");
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return kind + HexFormat.of().formatHex(bytes);
  }
}
