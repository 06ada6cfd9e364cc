package dev.rowhouse.billing.metering;

import dev.rowhouse.db.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PriceStore {
  private final JdbcClient jdbc;

  PriceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Said again for the same moment, the last word counts: no month begins between. */
  void insert(NodePrice price) {
    jdbc.sql(
            """
            INSERT INTO billing_node_price (node, at, currency, minor, said_by)
            VALUES (:node, :at, :currency, :minor, :by)
            ON DUPLICATE KEY UPDATE currency = :currency, minor = :minor, said_by = :by
            """)
        .param("node", price.node())
        .param("at", price.at())
        .param("currency", price.month().currency().getCurrencyCode())
        .param("minor", price.month().minor())
        .param("by", price.saidBy())
        .update();
  }

  /** The last one said before the period began, or else the first one said in it. */
  Optional<NodePrice> of(String node, Period period) {
    return jdbc.sql(
            """
            (SELECT * FROM billing_node_price WHERE node = :node AND at <= :from
             ORDER BY at DESC LIMIT 1)
            UNION ALL
            (SELECT * FROM billing_node_price WHERE node = :node AND at > :from AND at < :until
             ORDER BY at LIMIT 1)
            LIMIT 1
            """)
        .param("node", node)
        .param("from", period.from())
        .param("until", period.until())
        .query(PriceStore::read)
        .optional();
  }

  /** Newest first. */
  List<NodePrice> history(String node) {
    return jdbc.sql("SELECT * FROM billing_node_price WHERE node = ? ORDER BY at DESC")
        .param(node)
        .query(PriceStore::read)
        .list();
  }

  /** Newest first, by the node; none for those without a price. */
  Map<String, List<NodePrice>> histories(Collection<String> nodes) {
    return nodes.isEmpty()
        ? Map.of()
        : jdbc
            .sql("SELECT * FROM billing_node_price WHERE node IN (:nodes) ORDER BY at DESC")
            .param("nodes", nodes)
            .query(PriceStore::read)
            .list()
            .stream()
            .collect(Collectors.groupingBy(NodePrice::node));
  }

  private static NodePrice read(ResultSet row, int number) throws SQLException {
    return new NodePrice(
        row.getString("node"),
        row.getObject("at", Instant.class),
        Money.of(row.getLong("minor"), row.getString("currency")),
        row.getString("said_by"));
  }
}
