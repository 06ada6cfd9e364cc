package dev.rowhouse.provisioner.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The readings of all gateways, wherever they run; each writes its own every few seconds. */
@Component
public class GatewayCounters {
  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient jdbc;

  GatewayCounters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those heard of since this instant, by name. */
  public List<GatewayReading> since(Instant instant) {
    return jdbc.sql("SELECT * FROM provisioner_gateway WHERE seen_at >= :instant ORDER BY instance")
        .param("instant", instant)
        .query(GatewayReading.class)
        .list();
  }

  void write(GatewayReading reading) {
    jdbc.sql(
            """
            REPLACE INTO provisioner_gateway (instance, started_at, seen_at, routes, waiting,
              tunnels, requests, unknown_hosts, bad_requests, refused_claims, overloads, wakes,
              wake_timeouts, upstream_failures, retries)
            VALUES (:instance, :startedAt, :seenAt, :routes, :waiting, :tunnels, :requests,
              :unknownHosts, :badRequests, :refusedClaims, :overloads, :wakes, :wakeTimeouts,
              :upstreamFailures, :retries)
            """)
        .paramSource(reading)
        .update();
  }

  /** A gateway that ended says so; one that was killed is forgotten after a day. */
  void forget(String instance, Instant now) {
    jdbc.sql("DELETE FROM provisioner_gateway WHERE instance = :instance OR seen_at < :longAgo")
        .param("instance", instance)
        .param("longAgo", now.minus(KEPT))
        .update();
  }
}
