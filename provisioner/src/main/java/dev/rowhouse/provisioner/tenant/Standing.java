package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.billing.SubscriptionStatus;

/** What a subscription's status asks for. */
enum Standing {
  /** Paid for: it shall have its house. */
  GOOD,
  /** A payment failed; give it time. */
  LATE,
  /** Not paid for, but not over. */
  UNPAID,
  /** Not paid for yet. */
  BEFORE,
  /** Over for good. */
  OVER;

  static Standing of(SubscriptionStatus status) {
    return switch (status) {
      case TRIALING, ACTIVE -> GOOD;
      case PAST_DUE -> LATE;
      case UNPAID, PAUSED -> UNPAID;
      case INCOMPLETE -> BEFORE;
      case CANCELED, INCOMPLETE_EXPIRED -> OVER;
    };
  }
}
