package dev.rowhouse.provisioner.wall;

import static dev.rowhouse.provisioner.FirewallRule.Protocol.ICMP;
import static dev.rowhouse.provisioner.FirewallRule.Protocol.TCP;
import static dev.rowhouse.provisioner.FirewallRule.Protocol.UDP;
import static dev.rowhouse.provisioner.wall.City.allowOut;
import static dev.rowhouse.provisioner.wall.City.bracketed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.FirewallRule.Action;
import dev.rowhouse.provisioner.FirewallRule.Direction;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules on the real node: what they let through, what they cut, what they survive. */
class WallTest {
  private static City city;
  private static Outside outside;

  @BeforeAll
  static void build() {
    city = new City(List.of());
    outside = new Outside(city);
  }

  @AfterAll
  static void raze() {
    outside.close();
    city.close();
  }

  @Test
  void the_gateway_reaches_the_app_and_no_other_port() {
    ContainerPlan house = city.house(0);
    assertThat(city.fetchFromGateway(house.address().ipv4(), 8080)).isEqualTo("tiny");
    assertThat(city.fetchFromGateway(house.address().ipv4(), 9090)).contains("no way");
    assertThat(city.fetchFromGateway(bracketed(house.address().ipv6()), 8080)).isEqualTo("tiny");
    assertThat(city.fetchFromGateway(bracketed(house.address().ipv6()), 9090)).contains("no way");
  }

  @Test
  void nothing_goes_out_unless_a_rule_says_so() {
    ContainerPlan closed = city.house(0);
    ContainerPlan open =
        city.house(
            0,
            allowOut(TCP, outside.ipv4() + "/32", "7001"),
            allowOut(TCP, outside.ipv6() + "/128", "7001"));
    assertThat(city.fetch(closed, outside.ipv4(), 7001)).startsWith("no way");
    assertThat(city.fetch(open, outside.ipv4(), 7001)).isEqualTo("outside");
    assertThat(city.fetch(open, outside.ipv4(), 7002)).startsWith("no way");
    assertThat(city.fetch(closed, outside.ipv6(), 7001)).startsWith("no way");
    assertThat(city.fetch(open, outside.ipv6(), 7001)).isEqualTo("outside");
    assertThat(city.fetch(open, outside.ipv6(), 7002)).startsWith("no way");
  }

  @Test
  void the_first_rule_that_matches_decides() {
    FirewallRule drop = City.rule(Direction.EGRESS, Action.DROP, TCP, outside.ipv4(), "7002");
    FirewallRule allow = allowOut(TCP, "0.0.0.0/0", "7000-7100");
    ContainerPlan dropFirst = city.house(0, drop, allow);
    ContainerPlan allowFirst = city.house(0, allow, drop);
    assertThat(city.fetch(dropFirst, outside.ipv4(), 7001)).isEqualTo("outside");
    assertThat(city.fetch(dropFirst, outside.ipv4(), 7002)).startsWith("no way");
    assertThat(city.fetch(allowFirst, outside.ipv4(), 7002)).isEqualTo("outside");
  }

  @Test
  void protocols_are_apart() {
    ContainerPlan udp = city.house(0, allowOut(UDP, outside.ipv4(), ""));
    ContainerPlan ping =
        city.house(0, allowOut(ICMP, outside.ipv4(), ""), allowOut(ICMP, outside.ipv6(), ""));
    assertThat(city.fetch(udp, outside.ipv4(), 7001)).startsWith("no way");
    assertThat(city.probe(udp, "udp", outside.ipv4(), "7003")).isEqualTo("hello");
    assertThat(city.probe(ping, "udp", outside.ipv4(), "7003")).startsWith("no way");
    assertThat(city.probe(ping, "ping", outside.ipv4())).isEqualTo("pong");
    assertThat(city.probe(ping, "ping", outside.ipv6())).isEqualTo("pong");
    assertThat(city.probe(udp, "ping", outside.ipv4())).startsWith("no way");
    assertThat(city.probe(udp, "ping", outside.ipv6())).startsWith("no way");
  }

  @Test
  void a_host_name_means_its_addresses_and_follows_them() {
    city.names.put("api.example.com", List.of("192.0.2.99"));
    ContainerPlan house = city.house(0, allowOut(TCP, "api.example.com", "7001"));
    assertThat(city.fetch(house, outside.ipv4(), 7001)).startsWith("no way");
    city.names.put("api.example.com", List.of(outside.ipv4(), outside.ipv6()));
    city.wall.resolveAgain();
    assertThat(city.fetch(house, outside.ipv4(), 7001)).isEqualTo("outside");
    assertThat(city.fetch(house, outside.ipv6(), 7001)).isEqualTo("outside");
  }

  @Test
  void an_incoming_rule_opens_a_port_to_somebody_else() {
    ContainerPlan closed = city.house(0);
    ContainerPlan open =
        city.house(
            0, City.rule(Direction.INGRESS, Action.ALLOW, TCP, outside.ipv4() + "/32", "8080"));
    assertThat(outside.fetch(closed.address().ipv4(), 8080)).contains("no way");
    assertThat(outside.fetch(open.address().ipv4(), 8080)).isEqualTo("tiny");
  }

  @Test
  void a_rule_that_is_taken_away_cuts_the_connections_it_allowed() {
    ContainerPlan house = city.house(0, allowOut(TCP, outside.ipv4(), "7004"));
    city.inside(
        house,
        "(nc %s 7004 > /tmp/heard; echo over > /tmp/over) & sleep 1".formatted(outside.ipv4()));
    assertThat(city.inside(house, "cat /tmp/heard")).contains("tick");
    city.wall.raise(house.address(), City.PORT, List.of());
    String before = city.inside(house, "sleep 1; wc -c < /tmp/heard");
    assertThat(city.inside(house, "sleep 2; wc -c < /tmp/heard")).isEqualTo(before);
  }

  @Test
  void a_wall_may_be_raised_and_lowered_again_and_again() {
    ContainerPlan house = city.house(0, allowOut(TCP, outside.ipv4(), "7001"));
    city.wall.raise(house.address(), City.PORT, List.of());
    assertThat(city.fetch(house, outside.ipv4(), 7001)).startsWith("no way");
    assertThat(city.fetchFromGateway(house.address().ipv4(), 8080)).isEqualTo("tiny");
    city.wall.lower(house.address());
    city.wall.lower(house.address());
    assertThat(city.fetchFromGateway(house.address().ipv4(), 8080)).contains("no way");
    city.wall.raise(house.address(), City.PORT, List.of());
    assertThat(city.fetchFromGateway(house.address().ipv4(), 8080)).isEqualTo("tiny");
  }

  @Test
  void a_base_without_its_rules_does_not_stand_and_is_built_again_before_the_next_start() {
    ContainerPlan before = city.house(0);
    for (String harm :
        List.of(
            "nft flush table inet " + BaseTable.name(city.ground),
            "nft flush chain inet " + BaseTable.name(city.ground) + " outbound",
            "nft flush chain bridge " + BaseTable.name(city.ground) + " forward",
            "nft delete table inet " + BaseTable.name(city.ground))) {
      assertThat(city.wall.stands()).as("before " + harm).isTrue();
      city.dock.filter(harm);
      assertThat(city.wall.stands()).as("after " + harm).isFalse();
      ContainerPlan next = city.house(0);
      assertThat(city.wall.stands()).as("again after " + harm).isTrue();
      assertThat(city.fetch(next, outside.ipv4(), 7001)).as(harm).startsWith("no way");
      assertThat(city.fetch(before, outside.ipv4(), 7001)).as(harm).startsWith("no way");
      assertThat(city.fetch(before, next.address().ipv4(), 8080)).as(harm).startsWith("no way");
      assertThat(city.fetchFromGateway(before.address().ipv4(), 8080)).as(harm).isEqualTo("tiny");
    }
  }

  @Test
  void a_base_that_forgot_what_is_forbidden_does_not_stand() {
    city.dock.filter("nft flush set inet " + BaseTable.name(city.ground) + " forbidden4");
    assertThat(city.wall.stands()).isFalse();
    city.wall.restore();
    assertThat(city.wall.stands()).isTrue();
  }

  @Test
  void a_lost_table_comes_back_with_all_tenants_before_the_next_start() {
    ContainerPlan before = city.house(0, allowOut(TCP, outside.ipv4(), "7001"));
    city.dock.filter("nft -f - <<'END'\n" + BaseTable.removal(city.ground) + "END\n");
    assertThat(city.wall.stands()).isFalse();
    ContainerPlan next = city.house(0);
    assertThat(city.wall.stands()).isTrue();
    assertThat(city.fetch(before, outside.ipv4(), 7001)).isEqualTo("outside");
    assertThat(city.fetch(before, outside.ipv4(), 7002)).startsWith("no way");
    assertThat(city.fetch(next, outside.ipv4(), 7001)).startsWith("no way");
    assertThat(city.fetchFromGateway(before.address().ipv4(), 8080)).isEqualTo("tiny");
  }
}
