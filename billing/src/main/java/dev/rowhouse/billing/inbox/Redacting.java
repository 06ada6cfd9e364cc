package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.OwnerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets who a customer is and keeps that there were events: identifiers and outcomes of the
 * billing system's own records stay, payloads and names go.
 */
@Component
public class Redacting {
  private static final String EMPTY = "{\"redacted\":true}";

  private final JdbcClient jdbc;

  Redacting(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Joins the running transaction. Events that nobody has acted on yet are left for later.
   *
   * @param customer null when the customer has other subscriptions that go on
   * @return how many events lost their payload
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int redact(OwnerId owner, String subscription, @Nullable String customer) {
    forgetPerson(owner, subscription);
    return jdbc.sql(
            """
            UPDATE billing_inbox
            SET payload = :empty, outcome = 'redacted: the customer was erased', last_error = NULL
            WHERE owner = :owner AND state <> 'PENDING' AND payload <> :empty
              AND (object = :subscription OR INSTR(payload, :subscription) > 0
                OR (:customer <> '' AND INSTR(payload, :customer) > 0))
            """)
        .param("empty", EMPTY)
        .param("owner", owner.value())
        .param("subscription", subscription)
        .param("customer", customer == null ? "" : customer)
        .update();
  }

  private void forgetPerson(OwnerId owner, String subscription) {
    jdbc.sql(
            """
            UPDATE billing_subscription SET email = NULL, name = NULL, metadata = '{}'
            WHERE owner = :owner AND external = :subscription
            """)
        .param("owner", owner.value())
        .param("subscription", subscription)
        .update();
  }
}
