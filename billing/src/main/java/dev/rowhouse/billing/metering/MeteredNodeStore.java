package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MeteredNodeStore {
  private final JdbcClient jdbc;

  MeteredNodeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When its months began never changes: closed ones stand on it. */
  void upsert(MeteredNode node) {
    jdbc.sql(
            """
            INSERT INTO billing_metered_node
              (node, owner, name, region, zone, rented, began_at, ended_at, closed_until)
            VALUES (:node, :owner, :name, :region, :zone, :rented, :began, :ended, :began)
            ON DUPLICATE KEY UPDATE name = :name, region = :region, ended_at = :ended
            """)
        .param("node", node.node())
        .param("owner", node.owner().value())
        .param("name", node.name())
        .param("region", node.region())
        .param("zone", node.zone().getId())
        .param("rented", node.rented())
        .param("began", node.began())
        .param("ended", node.ended().orElse(null))
        .update();
  }

  void end(String node, Instant at) {
    jdbc.sql("UPDATE billing_metered_node SET ended_at = ? WHERE node = ? AND ended_at IS NULL")
        .params(at, node)
        .update();
  }

  List<MeteredNode> all() {
    return jdbc.sql("SELECT * FROM billing_metered_node ORDER BY node")
        .query(MeteredNodeStore::read)
        .list();
  }

  /** Of one organization, those that are gone too. */
  List<MeteredNode> of(OwnerId owner) {
    return jdbc.sql("SELECT * FROM billing_metered_node WHERE owner = ? ORDER BY name, node")
        .param(owner.value())
        .query(MeteredNodeStore::read)
        .list();
  }

  Optional<MeteredNode> find(String node) {
    return jdbc.sql("SELECT * FROM billing_metered_node WHERE node = ?")
        .param(node)
        .query(MeteredNodeStore::read)
        .optional();
  }

  /** With a month that ended before the moment and is not closed. */
  List<Open> open(Instant moment) {
    return jdbc.sql(
            """
            SELECT * FROM billing_metered_node
            WHERE closed_until < :moment AND (ended_at IS NULL OR closed_until < ended_at)
            ORDER BY node
            """)
        .param("moment", moment)
        .query((row, number) ->
            new Open(read(row, number), row.getObject("closed_until", Instant.class)))
        .list();
  }

  boolean closed(String node, Instant from, Instant until) {
    return jdbc.sql(
                """
                UPDATE billing_metered_node SET closed_until = :until
                WHERE node = :node AND closed_until = :from
                """)
            .param("until", until)
            .param("node", node)
            .param("from", from)
            .update()
        == 1;
  }

  /**
   * @param since the end of what is closed
   */
  record Open(MeteredNode node, Instant since) {}

  private static MeteredNode read(ResultSet row, int number) throws SQLException {
    return new MeteredNode(
        row.getString("node"),
        new OwnerId(row.getString("owner")),
        row.getString("name"),
        row.getString("region"),
        ZoneId.of(row.getString("zone")),
        row.getBoolean("rented"),
        row.getObject("began_at", Instant.class),
        Optional.ofNullable(row.getObject("ended_at", Instant.class)));
  }
}
