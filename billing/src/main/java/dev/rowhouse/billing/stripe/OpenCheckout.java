package dev.rowhouse.billing.stripe;

/**
 * A page of Stripe's that waits for a payment.
 *
 * @param url where the payer is sent
 */
public record OpenCheckout(String session, String url) {}
