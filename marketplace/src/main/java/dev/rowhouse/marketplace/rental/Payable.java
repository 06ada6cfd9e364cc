package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;

/**
 * What stands for a vendor in the books.
 *
 * @param owed all of it; negative when more went back than came in
 * @param held of payments whose payout hold is not over
 */
public record Payable(Money owed, Money held) {
  /** What may be paid out now; never below zero. */
  public Money due() {
    long due = Math.max(0, owed.minor() - held.minor());
    return new Money(due, owed.currency());
  }
}
