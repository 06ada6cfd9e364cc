package dev.rowhouse.billing.stripe;

import dev.rowhouse.billing.OwnerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StripeKeyStore {
  private final JdbcClient jdbc;

  StripeKeyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void save(OwnerId owner, StripeKey key, String sealed) {
    jdbc.sql(
            """
            INSERT INTO billing_stripe_key (owner, livemode, sealed, hint, saved_at)
            VALUES (?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE sealed = VALUES(sealed), hint = VALUES(hint),
              saved_at = VALUES(saved_at)
            """)
        .params(owner.value(), key.livemode(), sealed, key.hint(), key.savedAt())
        .update();
  }

  Optional<String> sealed(OwnerId owner, boolean livemode) {
    return jdbc.sql("SELECT sealed FROM billing_stripe_key WHERE owner = ? AND livemode = ?")
        .params(owner.value(), livemode)
        .query(String.class)
        .optional();
  }

  List<StripeKey> list(OwnerId owner) {
    return jdbc.sql(
            """
            SELECT livemode, hint, saved_at FROM billing_stripe_key WHERE owner = ?
            ORDER BY livemode DESC
            """)
        .param(owner.value())
        .query((row, _) ->
            new StripeKey(row.getBoolean(1), row.getString(2), row.getObject(3, Instant.class)))
        .list();
  }

  void delete(OwnerId owner, boolean livemode) {
    jdbc.sql("DELETE FROM billing_stripe_key WHERE owner = ? AND livemode = ?")
        .params(owner.value(), livemode)
        .update();
  }
}
