package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How the bill and its divisor went: dense for the last day, one an hour for a month, one a day.
 */
@Component
public class FleetPoints {
  private static final Duration DENSE = Duration.ofDays(1);
  private static final Duration HOURLY = Duration.ofDays(31);

  private final JdbcClient jdbc;
  private final Clock clock;

  FleetPoints(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public void keep(FleetPoint point) {
    jdbc.sql(
            """
            INSERT IGNORE INTO billing_fleet_point (owner, at, currency, minor, nodes, tenants)
            VALUES (?, ?, ?, ?, ?, ?)
            """)
        .params(
            point.owner().value(),
            point.at(),
            point.bill().currency().getCurrencyCode(),
            point.bill().minor(),
            point.nodes(),
            point.tenants())
        .update();
  }

  /** Oldest first, at most 500 for each currency that bills were in. */
  public List<FleetPoint> of(OwnerId owner, Instant since) {
    return jdbc.sql(
            """
            SELECT * FROM (
              SELECT f.*, ROW_NUMBER() OVER (PARTITION BY currency ORDER BY at DESC) AS back
              FROM billing_fleet_point f WHERE owner = :owner AND at >= :since) recent
            WHERE back <= 500 ORDER BY at
            """)
        .param("owner", owner.value())
        .param("since", since)
        .query((row, _) ->
            new FleetPoint(
                owner,
                row.getObject("at", Instant.class),
                Money.of(row.getLong("minor"), row.getString("currency")),
                row.getInt("nodes"),
                row.getInt("tenants")))
        .list();
  }

  /** Leaves of what is old the first one of each hour, and of what is older of each day. */
  public int thin() {
    Instant now = clock.instant();
    return thin("%Y-%m-%d %H", now.minus(HOURLY), now.minus(DENSE))
        + thin("%Y-%m-%d", Instant.EPOCH, now.minus(HOURLY));
  }

  private int thin(String grain, Instant from, Instant until) {
    return jdbc.sql(
            """
            DELETE f FROM billing_fleet_point f JOIN (
              SELECT owner, currency, MIN(at) AS first, DATE_FORMAT(at, :grain) AS grain
              FROM billing_fleet_point WHERE at >= :from AND at < :until
              GROUP BY owner, currency, DATE_FORMAT(at, :grain)) kept
            ON kept.owner = f.owner AND kept.currency = f.currency
              AND kept.grain = DATE_FORMAT(f.at, :grain) AND kept.first <> f.at
            WHERE f.at >= :from AND f.at < :until
            """)
        .param("grain", grain)
        .param("from", from)
        .param("until", until)
        .update();
  }
}
