package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SecretStore {
  private final JdbcClient jdbc;

  SecretStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(EndpointId endpoint, String sealed, Instant at) {
    jdbc.sql("INSERT INTO billing_endpoint_secret (endpoint, sealed, created_at) VALUES (?, ?, ?)")
        .params(endpoint.value(), sealed, at)
        .update();
  }

  /** What already ends earlier keeps its end. */
  void expire(EndpointId endpoint, Instant at) {
    jdbc.sql(
            """
            UPDATE billing_endpoint_secret SET expires_at = :at
            WHERE endpoint = :endpoint AND (expires_at IS NULL OR expires_at > :at)
            """)
        .param("at", at)
        .param("endpoint", endpoint.value())
        .update();
  }

  List<String> valid(EndpointId endpoint, Instant now) {
    return jdbc.sql(
            """
            SELECT sealed FROM billing_endpoint_secret
            WHERE endpoint = ? AND (expires_at IS NULL OR expires_at > ?) ORDER BY id DESC
            """)
        .params(endpoint.value(), now)
        .query(String.class)
        .list();
  }
}
