package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StatementStore {
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  StatementStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void insert(Statement statement) {
    jdbc.sql(
            """
            INSERT INTO billing_statement (id, owner, node, period_from, period_until, currency,
              minor, rule, revision, closed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            statement.id().value(),
            statement.owner().value(),
            statement.node(),
            statement.period().from(),
            statement.period().until(),
            statement.cost().currency().getCurrencyCode(),
            statement.cost().minor(),
            statement.rule().id(),
            statement.revision(),
            statement.closedAt())
        .update();
    batches.batchUpdate(
        """
        INSERT INTO billing_share (statement, tenant, minor, awake_us, asleep_us, how, owner)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        statement.shares(),
        500,
        (insert, share) -> {
          insert.setString(1, statement.id().value());
          insert.setString(2, share.tenant().orElse(""));
          insert.setLong(3, share.amount().minor());
          insert.setLong(4, micros(share.presence().awake()));
          insert.setLong(5, micros(share.presence().asleep()));
          insert.setString(6, share.how());
          insert.setString(7, share.owner().map(OwnerId::value).orElse(""));
        });
  }

  /** The one that counts. */
  Optional<Statement> latest(String node, Period period) {
    return jdbc.sql(
            """
            SELECT * FROM billing_statement
            WHERE node = ? AND period_from = ? AND period_until = ?
            ORDER BY revision DESC LIMIT 1
            """)
        .params(node, period.from(), period.until())
        .query((row, _) -> bare(row))
        .optional()
        .map(this::whole);
  }

  /** Closed periods of the node that end after the moment. */
  List<Period> endingAfter(String node, Instant moment) {
    return jdbc.sql(
            """
            SELECT DISTINCT period_from, period_until FROM billing_statement
            WHERE node = ? AND period_until > ? ORDER BY period_from
            """)
        .params(node, moment)
        .query((row, _) ->
            new Period(
                row.getObject("period_from", Instant.class),
                row.getObject("period_until", Instant.class)))
        .list();
  }

  /** Heads of the organization's statements that count, newest first, without their shares. */
  List<Head> heads(OwnerId owner, int limit) {
    return jdbc.sql(
            """
            SELECT s.id, s.node, s.period_from, s.period_until, s.currency, s.minor, s.rule,
              s.revision, s.closed_at
            FROM billing_statement s
            WHERE s.owner = :owner AND s.revision = (SELECT MAX(o.revision) FROM billing_statement o
              WHERE o.node = s.node AND o.period_from = s.period_from
                AND o.period_until = s.period_until)
            ORDER BY s.period_from DESC, s.node LIMIT :limit
            """)
        .param("owner", owner.value())
        .param("limit", limit)
        .query((row, _) -> head(row))
        .list();
  }

  Optional<Statement> find(OwnerId owner, StatementId id) {
    return jdbc.sql("SELECT * FROM billing_statement WHERE id = ? AND owner = ?")
        .params(id.value(), owner.value())
        .query((row, _) -> bare(row))
        .optional()
        .map(this::whole);
  }

  private static Head head(ResultSet row) throws SQLException {
    return new Head(
        new StatementId(row.getString("id")),
        row.getString("node"),
        new Period(
            row.getObject("period_from", Instant.class),
            row.getObject("period_until", Instant.class)),
        Money.of(row.getLong("minor"), row.getString("currency")),
        Rule.of(row.getString("rule")),
        row.getInt("revision"),
        row.getObject("closed_at", Instant.class));
  }

  private List<Share> shares(String statement, String currency) {
    return jdbc.sql("SELECT * FROM billing_share WHERE statement = ? ORDER BY tenant = '', tenant")
        .param(statement)
        .query((row, _) ->
            new Share(
                Optional.of(row.getString("owner")).filter(o -> !o.isEmpty()).map(OwnerId::new),
                Optional.of(row.getString("tenant")).filter(tenant -> !tenant.isEmpty()),
                Money.of(row.getLong("minor"), currency),
                new Presence(
                    Duration.ofNanos(row.getLong("awake_us") * 1000),
                    Duration.ofNanos(row.getLong("asleep_us") * 1000)),
                row.getString("how")))
        .list();
  }

  /** A row, whose connection is given back before its shares are asked for. */
  private record Bare(OwnerId owner, Head head) {}

  private static Bare bare(ResultSet row) throws SQLException {
    return new Bare(new OwnerId(row.getString("owner")), head(row));
  }

  private Statement whole(Bare bare) {
    Head head = bare.head();
    return new Statement(
        head.id(),
        bare.owner(),
        head.node(),
        head.period(),
        head.cost(),
        head.rule(),
        head.revision(),
        head.closedAt(),
        shares(head.id().value(), head.cost().currency().getCurrencyCode()));
  }

  private static long micros(Duration length) {
    return length.toNanos() / 1000;
  }
}
