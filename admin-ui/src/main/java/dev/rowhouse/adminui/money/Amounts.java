package dev.rowhouse.adminui.money;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.Rejected;
import java.math.BigDecimal;
import java.util.Currency;

/** Reads an amount that somebody typed: {@code 44.10}. */
final class Amounts {
  private Amounts() {}

  /**
   * @throws Rejected for the fields {@code amount} and {@code currency}
   */
  static Money read(String typed, String code) {
    String text = typed.strip();
    Currency currency = currency(code);
    Rejected.unless(text.matches("\\d{1,12}(\\.\\d{1,3})?"), "amount", "a number like 44.10");
    BigDecimal minor = new BigDecimal(text).movePointRight(currency.getDefaultFractionDigits());
    Rejected.unless(
        minor.stripTrailingZeros().scale() <= 0,
        "amount",
        "no smaller parts than " + currency + " has");
    return new Money(minor.longValueExact(), currency);
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code.strip());
    } catch (IllegalArgumentException e) {
      throw new Rejected("currency", "a currency in three letters");
    }
  }
}
