package dev.rowhouse.marketplace;

import java.time.Duration;

/** Why a server goes back, and how long its tenants have to move out. */
public enum ReclaimReason {
  /** The renter canceled. */
  CANCELED(Duration.ofDays(1)),
  /** The last step of the ladder. */
  UNPAID(Duration.ofDays(3)),
  /** The payer's bank, or somebody at Stripe, took back what was paid for the term. */
  TAKEN_BACK(Duration.ofDays(3)),
  /** The subscription was ended at Stripe. */
  STOPPED_AT_STRIPE(Duration.ofDays(1)),
  /** The vendor takes the server, or itself, from the market. */
  VENDOR_WITHDREW(Duration.ofDays(7)),
  /** An operator ended the rental; the renter gets the unused part back. */
  OPERATOR(Duration.ofDays(3)),
  /** The machine is gone: there is nothing to move out of. */
  SERVER_DIED(Duration.ZERO);

  private final Duration notice;

  ReclaimReason(Duration notice) {
    this.notice = notice;
  }

  public Duration notice() {
    return notice;
  }

  /** Whether it may go on when the money comes before the deadline. */
  public boolean curable() {
    return switch (this) {
      case UNPAID, TAKEN_BACK -> true;
      case CANCELED, STOPPED_AT_STRIPE, VENDOR_WITHDREW, OPERATOR, SERVER_DIED -> false;
    };
  }

  /** Whether the renter asked for it, and so need not be told. */
  public boolean renters() {
    return this == CANCELED;
  }

  /** Whether the vendor broke the contract, so that the renter gets the unused part back. */
  public boolean vendors() {
    return switch (this) {
      case VENDOR_WITHDREW, SERVER_DIED -> true;
      case CANCELED, UNPAID, TAKEN_BACK, STOPPED_AT_STRIPE, OPERATOR -> false;
    };
  }
}
