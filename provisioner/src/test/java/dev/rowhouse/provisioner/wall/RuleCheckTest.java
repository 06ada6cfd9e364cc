package dev.rowhouse.provisioner.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.FirewallRule.Action;
import dev.rowhouse.provisioner.FirewallRule.Direction;
import dev.rowhouse.provisioner.FirewallRule.Protocol;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.RuleId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCheckTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.1.2.3/8|10.0.0.0/8",
        "192.0.2.7|192.0.2.7",
        "0.0.0.0/0|0.0.0.0/0",
        "::/0|0:0:0:0:0:0:0:0/0",
        "API.Example.com|api.example.com",
        " 2001:DB8::1/64 |2001:db8:0:0:0:0:0:0/64"
      })
  void a_peer_is_stored_in_one_form(String given, String stored) {
    assertThat(check(given, "443").peer()).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|443|peer",
        "10.0.0.0/33|443|peer",
        "300.0.0.1|443|peer",
        "1.2.3|443|peer",
        "localhost|443|peer",
        "a b.com|443|peer",
        "x.com; flush ruleset|443|peer",
        "10.0.0.0/8 accept|443|peer",
        "fe80::1%eth0|443|peer",
        "10.0.0.1|0|ports",
        "10.0.0.1|65536|ports",
        "10.0.0.1|90-80|ports",
        "10.0.0.1|80,|ports",
        "10.0.0.1|80 } accept|ports"
      })
  void what_is_no_rule_is_rejected_by_field(String peer, String ports, String field) {
    assertThatThrownBy(() -> check(peer == null ? "" : peer, ports))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> assertThat(rejected.field()).isEqualTo("rules[0]." + field));
  }

  @Test
  void icmp_has_no_ports_and_incoming_rules_no_names() {
    assertThatThrownBy(() -> check(Direction.EGRESS, Protocol.ICMP, "10.0.0.1", "80"))
        .isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> check(Direction.INGRESS, Protocol.TCP, "example.com", "80"))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void ports_that_overlap_are_one_range() {
    assertThat(Ports.parse("80, 443,100-200,150-250,251,8080").merged())
        .extracting(Ports.Range::toString)
        .containsExactly("80", "100-251", "443", "8080");
  }

  private static FirewallRule check(String peer, String ports) {
    return check(Direction.EGRESS, Protocol.TCP, peer, ports);
  }

  private static FirewallRule check(
      Direction direction, Protocol protocol, String peer, String ports) {
    return RuleCheck.check(
            List.of(
                new FirewallRule(
                    RuleId.mint(), direction, Action.ALLOW, protocol, peer, ports, "")))
        .getFirst();
  }
}
