package dev.rowhouse.provisioner;

/**
 * One allowance or refusal on top of "nothing but the gateway". Rules are read in order; the first
 * that matches decides, and what none matches is dropped.
 *
 * @param peer CIDR (IPv4 or IPv6) or host name of the other side, {@code 0.0.0.0/0} or {@code ::/0}
 *     for any
 * @param ports {@code 443}, {@code 8000-8100}, {@code 80,443}, or empty for all (and for ICMP)
 */
public record FirewallRule(
    RuleId id,
    Direction direction,
    Action action,
    Protocol protocol,
    String peer,
    String ports,
    String description) {

  public enum Direction {
    INGRESS,
    EGRESS
  }

  public enum Action {
    ALLOW,
    DROP
  }

  public enum Protocol {
    TCP,
    UDP,
    ICMP
  }
}
