package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FactStore {
  private final JdbcClient jdbc;

  FactStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when it was told before. */
  boolean insert(Fact fact, Instant now) {
    try {
      jdbc.sql(
              """
              INSERT INTO billing_meter_fact
                (fact_key, owner, node, tenant, phase, at, created_at)
              VALUES (?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              fact.key(),
              fact.owner().value(),
              fact.node(),
              fact.tenant(),
              fact.phase().name(),
              fact.at(),
              now)
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** Where a tenant's next fact begins, whatever it tells and of whichever node, this one ends. */
  List<Interval> intervals(String node, Period period) {
    return jdbc.sql(
            """
            SELECT owner, tenant, phase, at, until FROM (
              SELECT f.owner, f.tenant, f.node, f.phase, f.at,
                LEAD(f.at) OVER (PARTITION BY f.tenant ORDER BY f.at, f.fact_key) AS until
              FROM billing_meter_fact f
              JOIN (SELECT DISTINCT tenant FROM billing_meter_fact
                    WHERE node = :node AND at < :until) here ON here.tenant = f.tenant
              WHERE f.at < :until AND f.at >= COALESCE(
                (SELECT MAX(earlier.at) FROM billing_meter_fact earlier
                 WHERE earlier.tenant = f.tenant AND earlier.at <= :from), :from)
            ) told
            WHERE node = :node AND phase <> 'GONE' AND (until IS NULL OR until > at)
            """)
        .param("node", node)
        .param("from", period.from())
        .param("until", period.until())
        .query((row, _) -> read(row, period))
        .list();
  }

  /** True when something of the node's period was told after the moment. */
  boolean toldSince(String node, Period period, Instant moment) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT 1 FROM billing_meter_fact late
              WHERE late.created_at > :moment AND late.at < :until AND EXISTS (
                SELECT 1 FROM billing_meter_fact here
                WHERE here.tenant = late.tenant AND here.node = :node))
            """)
        .param("moment", moment)
        .param("until", period.until())
        .param("node", node)
        .query(Boolean.class)
        .single();
  }

  private static Interval read(ResultSet row, Period period) throws SQLException {
    Instant until = row.getObject("until", Instant.class);
    return new Interval(
        new OwnerId(row.getString("owner")),
        row.getString("tenant"),
        Phase.valueOf(row.getString("phase")),
        row.getObject("at", Instant.class),
        until == null ? period.until() : until);
  }
}
