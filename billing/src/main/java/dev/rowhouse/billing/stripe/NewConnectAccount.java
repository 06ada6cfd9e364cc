package dev.rowhouse.billing.stripe;

/**
 * An account to be opened for somebody who is paid.
 *
 * @param operation the caller's name for it, written down before
 * @param vendor comes back in the account's metadata
 * @param country ISO 3166, two letters
 * @param repeated asked before with an unknown end: what stands at Stripe for the vendor is found,
 *     also when Stripe has forgotten the idempotency key
 */
public record NewConnectAccount(
    String operation, String vendor, String name, String country, boolean repeated) {}
