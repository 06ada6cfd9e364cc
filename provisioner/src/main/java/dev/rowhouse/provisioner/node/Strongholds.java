package dev.rowhouse.provisioner.node;

import dev.rowhouse.provisioner.wall.Cidr;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The addresses of all machines that workers run on, by which walls keep tenants away from them.
 */
@Component
class Strongholds {
  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Clock clock;

  Strongholds(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Writes down this machine's addresses and returns those of all. */
  List<Cidr> all() {
    own().forEach(this::keep);
    return jdbc
        .sql("SELECT address FROM provisioner_stronghold WHERE seen_at > :after ORDER BY address")
        .param("after", Instant.now(clock).minus(KEPT))
        .query(String.class)
        .list()
        .stream()
        .flatMap(address -> Cidr.parse(address).stream())
        .toList();
  }

  private void keep(Cidr address) {
    jdbc.sql(
            """
            INSERT INTO provisioner_stronghold (address, seen_at) VALUES (:address, :now)
            ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)
            """)
        .param("address", address.address())
        .param("now", Instant.now(clock))
        .update();
  }

  private static List<Cidr> own() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(card -> card.getInterfaceAddresses().stream())
          .map(InterfaceAddress::getAddress)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .map(Cidr::of)
          .toList();
    } catch (SocketException e) {
      throw new IllegalStateException("cannot list this machine's addresses", e);
    }
  }
}
