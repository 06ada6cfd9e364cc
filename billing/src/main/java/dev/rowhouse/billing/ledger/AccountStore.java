package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountStore {
  private final JdbcClient jdbc;

  AccountStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Money before(Account account, String holder, Currency currency, Instant moment) {
    long minor =
        jdbc.sql(
                """
                SELECT COALESCE(SUM(minor), 0) FROM billing_ledger_entry
                WHERE account = ? AND holder = ? AND currency = ? AND booked_at < ?
                """)
            .params(account.name(), holder, currency.getCurrencyCode(), moment)
            .query(Long.class)
            .single();
    return new Money(minor, currency);
  }

  /** In the order of what happened; of what happened at once in the order of its writing. */
  List<Line> lines(Account account, String holder, Currency currency, Instant from, Instant until) {
    return jdbc.sql(
            """
            SELECT e.group_id, g.posting_key, g.memo, e.booked_at, e.minor
            FROM billing_ledger_entry e JOIN billing_ledger_group g ON g.id = e.group_id
            WHERE e.account = ? AND e.holder = ? AND e.currency = ?
              AND e.booked_at >= ? AND e.booked_at < ?
            ORDER BY e.booked_at, e.group_id, e.line
            """)
        .params(account.name(), holder, currency.getCurrencyCode(), from, until)
        .query((row, _) ->
            new Line(
                new GroupId(row.getString("group_id")),
                row.getString("posting_key"),
                row.getString("memo"),
                row.getObject("booked_at", Instant.class),
                row.getLong("minor")))
        .list();
  }

  List<Currency> currencies(Account account, String holder) {
    return jdbc.sql(
            """
            SELECT DISTINCT currency FROM billing_ledger_entry WHERE account = ? AND holder = ?
            ORDER BY currency
            """)
        .params(account.name(), holder)
        .query((row, _) -> Currency.getInstance(row.getString(1)))
        .list();
  }

  List<Booked> booked(Account account, Instant from, Instant until) {
    return jdbc.sql(
            """
            SELECT g.posting_key, e.currency, SUM(e.minor) AS minor, g.booked_at
            FROM billing_ledger_entry e JOIN billing_ledger_group g ON g.id = e.group_id
            WHERE e.account = ? AND e.booked_at >= ? AND e.booked_at < ?
            GROUP BY g.id, e.currency ORDER BY g.booked_at, g.id
            """)
        .params(account.name(), from, until)
        .query((row, _) ->
            new Booked(
                row.getString("posting_key"),
                Money.of(row.getLong("minor"), row.getString("currency")),
                row.getObject("booked_at", Instant.class)))
        .list();
  }

  record Line(GroupId group, String key, String memo, Instant bookedAt, long minor) {}
}
