package dev.rowhouse.portal.vendor;

import dev.rowhouse.marketplace.Rejected;
import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as people type them. */
final class Amounts {
  private Amounts() {}

  /**
   * Exactly, or not at all: nothing is rounded that somebody typed.
   *
   * @throws Rejected for the field when it is no amount of the currency
   */
  static long minor(String field, String typed, Currency currency) {
    int digits = currency.getDefaultFractionDigits();
    try {
      return new BigDecimal(typed.strip()).movePointRight(digits).longValueExact();
    } catch (NumberFormatException | ArithmeticException e) {
      throw new Rejected(
          field, "an amount in %s, with %d decimals at most".formatted(currency, digits));
    }
  }
}
