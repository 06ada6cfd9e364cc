package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;
import java.time.Instant;

/**
 * What one posting did to an account.
 *
 * @param amount a debit where positive
 */
public record Booked(String key, Money amount, Instant bookedAt) {}
