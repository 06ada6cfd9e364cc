package dev.rowhouse.billing.inbox;

/** How a sender signs and speaks. */
public enum EndpointKind {
  /** {@code Stripe-Signature}, events of any API version. */
  STRIPE,
  /** Standard Webhooks headers, our own small schema (docs/webhooks.md). */
  STANDARD
}
