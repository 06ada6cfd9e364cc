package dev.rowhouse.provisioner.channel;

import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where workers can be reached. A row is renewed every few seconds and stale soon after. */
@Component
class Workers {
  private final JdbcClient jdbc;

  Workers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void here(String id, InetSocketAddress address) {
    jdbc.sql(
            """
            INSERT INTO provisioner_worker (id, host, port, seen_at)
            VALUES (:id, :host, :port, UTC_TIMESTAMP(6))
            ON DUPLICATE KEY UPDATE host = :host, port = :port, seen_at = UTC_TIMESTAMP(6)
            """)
        .param("id", id)
        .param("host", address.getHostString())
        .param("port", address.getPort())
        .update();
    jdbc.sql(
            """
            DELETE FROM provisioner_worker WHERE seen_at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR
            """)
        .update();
  }

  void gone(String id) {
    jdbc.sql("DELETE FROM provisioner_worker WHERE id = :id").param("id", id).update();
  }

  /** The freshest first. */
  List<InetSocketAddress> alive() {
    return jdbc.sql(
            """
            SELECT host, port FROM provisioner_worker
            WHERE seen_at > UTC_TIMESTAMP(6) - INTERVAL 15 SECOND ORDER BY seen_at DESC
            """)
        .query((set, _) -> new InetSocketAddress(set.getString("host"), set.getInt("port")))
        .list();
  }
}
