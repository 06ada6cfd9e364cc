package dev.rowhouse.billing.stripe;

/** A key cannot be used; says why and what to do. */
public class InvalidStripeKey extends RuntimeException {
  InvalidStripeKey(String message) {
    super(message);
  }
}
