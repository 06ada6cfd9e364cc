package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums over the entries; nothing is kept that could disagree with them. */
@Repository
class BalanceStore {
  private final JdbcClient jdbc;

  BalanceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Money of(Account account, String holder, Currency currency) {
    long minor =
        jdbc.sql(
                """
                SELECT COALESCE(SUM(minor), 0) FROM billing_ledger_entry
                WHERE account = ? AND holder = ? AND currency = ?
                """)
            .params(account.name(), holder, currency.getCurrencyCode())
            .query(Long.class)
            .single();
    return new Money(minor, currency);
  }

  List<Balance> all(Instant bookedUpTo) {
    return jdbc.sql(
            """
            SELECT account, currency, SUM(minor) AS minor FROM billing_ledger_entry
            WHERE booked_at <= ? GROUP BY account, currency ORDER BY currency, account
            """)
        .param(bookedUpTo)
        .query((row, _) ->
            new Balance(
                Account.valueOf(row.getString("account")),
                Money.of(row.getLong("minor"), row.getString("currency"))))
        .list();
  }
}
