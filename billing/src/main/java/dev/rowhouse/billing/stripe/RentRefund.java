package dev.rowhouse.billing.stripe;

import dev.rowhouse.db.money.Money;

/**
 * Money to give back.
 *
 * @param operation the caller's name for it, written down before
 * @param charge from {@link RentInvoice#charge}
 * @param repeated asked before with an unknown end: what stands at Stripe under the name is found,
 *     also when Stripe has forgotten the idempotency key
 */
public record RentRefund(String operation, String charge, Money amount, boolean repeated) {}
