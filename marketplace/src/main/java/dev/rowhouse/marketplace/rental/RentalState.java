package dev.rowhouse.marketplace.rental;

import java.util.EnumSet;
import java.util.Set;

/** A rental's life, all of it on this page. */
public enum RentalState {
  /** A server is held; nobody was sent to pay yet. */
  HELD,
  /** The renter is at Checkout. */
  PAYING,
  /** The hold was over before a payment came; it may still come. */
  LAPSED,
  /** Paid. */
  ACTIVE,
  /** Paid, and ends with the term. */
  CANCELING,
  /** The next term began, and its payment is missing. */
  PAST_DUE,
  /** Tenants move out until a deadline. */
  RECLAIMING,
  /** The server is no longer the renter's. */
  ENDED,
  /** Paid too late, or not what was asked: the money goes back. */
  REFUSED;

  /** Where it may go from here. */
  public Set<RentalState> next() {
    return switch (this) {
      case HELD -> EnumSet.of(PAYING, ACTIVE, LAPSED, REFUSED);
      case PAYING -> EnumSet.of(ACTIVE, LAPSED, REFUSED);
      case LAPSED -> EnumSet.of(ACTIVE, REFUSED);
      case ACTIVE -> EnumSet.of(CANCELING, PAST_DUE, RECLAIMING);
      case CANCELING -> EnumSet.of(ACTIVE, RECLAIMING);
      case PAST_DUE -> EnumSet.of(ACTIVE, RECLAIMING);
      case RECLAIMING -> EnumSet.of(ACTIVE, ENDED);
      case ENDED, REFUSED -> EnumSet.noneOf(RentalState.class);
    };
  }

  /** Whether it still waits for its first payment. */
  public boolean unpaid() {
    return switch (this) {
      case HELD, PAYING -> true;
      case LAPSED, ACTIVE, CANCELING, PAST_DUE, RECLAIMING, ENDED, REFUSED -> false;
    };
  }

  /** Whether the renter uses the server and nobody asked it back. */
  public boolean running() {
    return switch (this) {
      case ACTIVE, CANCELING, PAST_DUE -> true;
      case HELD, PAYING, LAPSED, RECLAIMING, ENDED, REFUSED -> false;
    };
  }
}
