package dev.rowhouse.billing.stripe;

import dev.rowhouse.db.money.Money;

/**
 * Money to send to a connected account.
 *
 * @param operation the caller's name for it, written down before
 * @param account where it goes, {@code acct_…}
 * @param repeated asked before with an unknown end: what stands at Stripe under the name is found,
 *     also when Stripe has forgotten the idempotency key
 */
public record Transfer(String operation, String account, Money amount, boolean repeated) {}
