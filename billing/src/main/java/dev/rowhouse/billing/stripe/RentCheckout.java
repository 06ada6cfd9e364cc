package dev.rowhouse.billing.stripe;

import dev.rowhouse.db.money.Money;

/**
 * What is to be paid.
 *
 * @param operation the caller's name for this asking, written down before
 * @param rental comes back in the subscription's metadata as {@code rental}
 * @param name what the payer reads
 * @param months how long a term is
 * @param rent of one term
 * @param setup once; may be zero
 */
public record RentCheckout(
    String operation,
    String rental,
    String name,
    int months,
    Money rent,
    Money setup,
    String successUrl,
    String cancelUrl) {}
