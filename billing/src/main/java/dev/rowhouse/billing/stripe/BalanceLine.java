package dev.rowhouse.billing.stripe;

import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of what Stripe did with the platform's balance.
 *
 * @param type in Stripe's words: {@code charge}, {@code refund}, {@code payout}, …
 * @param charge of a payment or a refund, as {@link RentInvoice#charge}
 * @param operation of a refund or a transfer that we asked for, as {@link RentRefund#operation} and
 *     {@link Transfer#operation}
 * @param amount before the fee; negative where money left
 * @param fee what Stripe kept; not negative
 */
public record BalanceLine(
    String id,
    String type,
    Optional<String> charge,
    Optional<String> operation,
    Money amount,
    Money fee,
    Instant at) {}
