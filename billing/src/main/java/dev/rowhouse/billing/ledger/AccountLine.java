package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;
import java.time.Instant;

/**
 * One entry as it stands in an account.
 *
 * @param key the posting's
 * @param amount a debit where positive
 * @param balance after it
 */
public record AccountLine(
    GroupId group, String key, String memo, Instant bookedAt, Money amount, Money balance) {}
