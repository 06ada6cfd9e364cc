package dev.rowhouse.marketplace.vendor;

import dev.rowhouse.billing.stripe.ConnectAccount;
import dev.rowhouse.db.text.Cut;
import dev.rowhouse.marketplace.VendorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What Stripe told of vendors' accounts. */
@Repository
class VendorAccounts {
  private static final int LONGEST_DUE = 2_000;

  private final JdbcClient jdbc;

  VendorAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether nobody asked before. */
  boolean ask(VendorId vendor, Instant now) {
    return jdbc.sql(
                """
                UPDATE marketplace_vendor SET account_asked_at = ?
                WHERE id = ? AND account_asked_at IS NULL
                """)
            .params(now, vendor.value())
            .update()
        == 1;
  }

  void open(VendorId vendor, String account, Instant now) {
    jdbc.sql(
            """
            UPDATE marketplace_vendor
            SET stripe_account = ?, capabilities = '', account_look_at = ?
            WHERE id = ? AND stripe_account IS NULL
            """)
        .params(account, now, vendor.value())
        .update();
  }

  void lookAt(String account, Instant now) {
    jdbc.sql("UPDATE marketplace_vendor SET account_look_at = ? WHERE stripe_account = ?")
        .params(now, account)
        .update();
  }

  /** Examples have no account in truth; whoever withdrew is not asked about. */
  List<String> due(Instant now, Instant before) {
    return jdbc.sql(
            """
            SELECT stripe_account FROM marketplace_vendor
            WHERE stripe_account NOT LIKE 'acct\\_example\\_%' AND account_gone_at IS NULL
              AND (account_look_at <= :now
                OR (account_look_at IS NULL AND account_told_at < :before))
            ORDER BY account_look_at LIMIT 100
            """)
        .param("now", now)
        .param("before", before)
        .query(String.class)
        .list();
  }

  /** Whether nobody else looks just now. */
  boolean lease(String account, Instant until) {
    return jdbc.sql(
                """
                UPDATE marketplace_vendor SET account_look_at = :until
                WHERE stripe_account = :account
                  AND (account_look_at IS NULL OR account_look_at < :until)
                """)
            .param("until", until)
            .param("account", account)
            .update()
        > 0;
  }

  void told(ConnectAccount told, Instant now) {
    List<String> can = new ArrayList<>();
    if (told.payouts()) {
      can.add(Connected.PAYOUTS);
    }
    if (told.transfers()) {
      can.add(Connected.TRANSFERS);
    }
    String due = String.join(",", told.due());
    jdbc.sql(
            """
            UPDATE marketplace_vendor
            SET capabilities = :can, account_due = :due, account_disabled = :disabled,
              account_told_at = :now, account_look_at = NULL
            WHERE stripe_account = :account
            """)
        .param("can", String.join(",", can))
        .param("due", Cut.to(LONGEST_DUE, due))
        .param("disabled", told.disabled().orElse(null))
        .param("now", now)
        .param("account", told.account())
        .update();
  }

  void gone(String account, Instant now) {
    jdbc.sql(
            """
            UPDATE marketplace_vendor
            SET account_gone_at = ?, capabilities = '', account_look_at = NULL
            WHERE stripe_account = ? AND account_gone_at IS NULL
            """)
        .params(now, account)
        .update();
  }

  boolean knows(String account) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM marketplace_vendor
                WHERE stripe_account = ? AND account_gone_at IS NULL
                """)
            .param(account)
            .query(Integer.class)
            .single()
        > 0;
  }
}
