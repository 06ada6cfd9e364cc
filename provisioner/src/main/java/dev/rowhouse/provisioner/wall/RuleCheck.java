package dev.rowhouse.provisioner.wall;

import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.Rejected;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Says what is wrong with rules before they are written down. */
public final class RuleCheck {
  /** Rules of one container: each packet may meet them all. */
  public static final int MOST = 100;

  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private RuleCheck() {}

  /**
   * The rules with their peers and ports as they are stored: lower case, no blanks.
   *
   * @throws Rejected with a field such as {@code rules[2].peer}
   */
  public static List<FirewallRule> check(List<FirewallRule> rules) {
    if (rules.size() > MOST) {
      throw new Rejected("rules", "at most " + MOST + " rules");
    }
    return IntStream.range(0, rules.size())
        .mapToObj(i -> check(rules.get(i), "rules[" + i + "]."))
        .toList();
  }

  /**
   * @param prefix what stands before a field's name in errors, may be empty
   */
  public static FirewallRule check(FirewallRule rule, String prefix) {
    if (rule.description().length() > 255) {
      throw new Rejected(prefix + "description", "at most 255 characters");
    }
    return new FirewallRule(
        rule.id(),
        rule.direction(),
        rule.action(),
        rule.protocol(),
        peer(rule, prefix + "peer"),
        ports(rule, prefix + "ports"),
        rule.description());
  }

  private static String peer(FirewallRule rule, String field) {
    String peer = rule.peer().strip().toLowerCase(Locale.ROOT);
    var block = Cidr.parse(peer);
    if (block.isPresent()) {
      return peer.contains("/") ? block.get().address() + "/" + block.get().prefix() : peer;
    }
    if (peer.isEmpty()) {
      throw new Rejected(field, "say whom: a block of addresses, or a host name");
    }
    if (!HOST.matcher(peer).matches()) {
      throw new Rejected(
          field,
          "neither a block of addresses such as 10.0.0.0/8 or 2001:db8::/32 nor a host name");
    }
    if (rule.direction() == FirewallRule.Direction.INGRESS) {
      throw new Rejected(field, "incoming rules take addresses only; a name says nothing of them");
    }
    return peer;
  }

  private static String ports(FirewallRule rule, String field) {
    if (rule.protocol() == FirewallRule.Protocol.ICMP && !rule.ports().isBlank()) {
      throw new Rejected(field, "ICMP has no ports; leave this empty");
    }
    try {
      Ports.parse(rule.ports());
    } catch (IllegalArgumentException e) {
      throw new Rejected(field, String.valueOf(e.getMessage()));
    }
    return rule.ports().replaceAll("\\s", "");
  }
}
