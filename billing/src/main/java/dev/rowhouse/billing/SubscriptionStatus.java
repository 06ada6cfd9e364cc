package dev.rowhouse.billing;

/** A subscription's status in the words of Stripe, which other billing systems are mapped to. */
public enum SubscriptionStatus {
  INCOMPLETE,
  INCOMPLETE_EXPIRED,
  TRIALING,
  ACTIVE,
  PAST_DUE,
  UNPAID,
  PAUSED,
  CANCELED
}
