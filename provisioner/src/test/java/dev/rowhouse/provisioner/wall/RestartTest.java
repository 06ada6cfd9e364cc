package dev.rowhouse.provisioner.wall;

import static dev.rowhouse.provisioner.wall.City.allowOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.FirewallRule.Protocol;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Walls while the node's engine dies and comes back. */
class RestartTest {
  /** Knocks at a door that is closed for as long as it lives, and keeps what it heard. */
  private static final String KNOCK =
      "(while :; do python3 /probe.py tcp %s 7001 | grep -q outside && echo out >> /tmp/heard;"
          + " done) >/dev/null 2>&1 &";

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
  void a_dead_engine_leaves_walls_and_tenants_standing_and_helpers_come_back() {
    ContainerPlan closed = city.house(0);
    city.inside(closed, KNOCK.formatted(outside.ipv4()));
    city.node.killEngine();
    assertThat(city.fetchFromGateway(closed.address().ipv4(), 8080)).isEqualTo("tiny");
    city.node.startEngine(city.dock);
    assertThat(city.wall.stands()).isTrue();
    assertThat(city.fetchFromGateway(closed.address().ipv4(), 8080)).isEqualTo("tiny");
    assertThat(city.inside(closed, "cat /tmp/heard 2>/dev/null || echo nothing"))
        .isEqualTo("nothing");
    city.wall.raise(
        closed.address(), City.PORT, List.of(allowOut(Protocol.TCP, outside.ipv4(), "7001")));
    assertThat(city.fetch(closed, outside.ipv4(), 7001)).isEqualTo("outside");
  }

  @Test
  void after_an_engine_came_back_to_no_rules_nothing_starts_before_they_are_there() {
    ContainerPlan asleep = city.house(0);
    city.dock.engine().stop(asleep.name(), Duration.ofSeconds(2));
    city.node.killEngine();
    city.onHost("nsenter", "--net=/run/netns/" + city.node.namespace(), "nft", "flush", "ruleset");
    city.node.startEngine(city.dock);
    assertThat(city.wall.stands()).isFalse();
    city.wall.raise(asleep.address(), City.PORT, List.of());
    assertThat(city.wall.stands()).as("before the container's first instruction").isTrue();
    city.dock.engine().start(asleep.name());
    assertThat(city.fetch(asleep, outside.ipv4(), 7001)).startsWith("no way");
    ContainerPlan neighbour = city.house(0);
    assertThat(city.fetch(asleep, neighbour.address().ipv4(), 9090)).startsWith("no way");
  }
}
