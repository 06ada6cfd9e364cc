package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the books and Stripe disagree.
 *
 * @param thing the posting's key, or Stripe's name of what no posting stands for
 * @param books what the books say; zero for nothing
 * @param stripe what Stripe says; zero for nothing
 * @param foundAt by which sweep it was found first
 * @param settledAt when both were first seen to say the same again
 */
public record Difference(
    String thing,
    Money books,
    Money stripe,
    String words,
    Instant happenedAt,
    Instant foundAt,
    Optional<Instant> settledAt) {}
