package dev.rowhouse.db.money;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param minor integer minor units (cents of USD, whole yen of JPY)
 * @param currency ISO 4217 currency
 */
public record Money(long minor, Currency currency) {
  public static Money of(long minor, String currency) {
    return new Money(minor, Currency.getInstance(currency.toUpperCase(java.util.Locale.ROOT)));
  }

  /**
   * The exact sum.
   *
   * @throws IllegalArgumentException when the currencies differ
   * @throws ArithmeticException on overflow
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    }
    return new Money(Math.addExact(minor, other.minor), currency);
  }

  /** The same amount the other way. */
  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  /** For people and machines alike: {@code 49.00 USD}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString()
        + " "
        + currency.getCurrencyCode();
  }
}
