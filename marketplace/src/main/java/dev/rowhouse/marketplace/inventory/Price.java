package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.db.money.Money;

/**
 * What a term costs. The discounted month is rounded half up once, and all else is a multiple of
 * it: what is shown for a month, times the months, is what is charged.
 *
 * @param month with the discount
 * @param setup once, at the beginning
 */
public record Price(Term term, Money month, Money setup) {
  private static final long WHOLE = 10_000;

  static Price of(Term term, Money undiscounted, int discountBasisPoints, Money setup) {
    long scaled = Math.multiplyExact(undiscounted.minor(), WHOLE - discountBasisPoints);
    long month = Math.addExact(scaled, WHOLE / 2) / WHOLE;
    return new Price(term, new Money(month, undiscounted.currency()), setup);
  }

  /** The whole term. */
  public Money rent() {
    return new Money(Math.multiplyExact(month.minor(), term.months()), month.currency());
  }

  /** What is to be paid at first. */
  public Money first() {
    return rent().plus(setup);
  }
}
