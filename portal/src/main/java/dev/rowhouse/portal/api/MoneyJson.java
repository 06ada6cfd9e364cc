package dev.rowhouse.portal.api;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.portal.api.problem.Problem;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount.
 *
 * @param minor whole minor units of the currency: cents of USD, yen of JPY
 * @param currency ISO 4217, three capital letters
 */
record MoneyJson(@NotNull Long minor, @NotNull String currency) {
  private static final int MORE_DIGITS = 4;

  static MoneyJson of(Money money) {
    return new MoneyJson(money.minor(), money.currency().getCurrencyCode());
  }

  /**
   * @throws Problem when there is no such currency
   */
  Money money() {
    try {
      return new Money(minor, Currency.getInstance(currency));
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("currency", "is no currency of ISO 4217, such as USD");
    }
  }

  /** So much for each of so many, in major units, to a ten-thousandth of a minor unit. */
  static BigDecimal each(Money money, int parts) {
    int digits = money.currency().getDefaultFractionDigits();
    return BigDecimal.valueOf(money.minor(), digits)
        .divide(BigDecimal.valueOf(parts), digits + MORE_DIGITS, RoundingMode.HALF_UP);
  }
}
