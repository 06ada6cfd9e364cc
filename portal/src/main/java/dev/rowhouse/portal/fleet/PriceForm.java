package dev.rowhouse.portal.fleet;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.provisioner.Rejected;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An amount and its currency, as people type them. */
record PriceForm(
    @NotBlank(message = "Say what a month costs; 0 for nothing.") @Nullable String minor,
    @NotBlank(message = "Say in which currency.") @Nullable String currency) {
  static final PriceForm EMPTY = new PriceForm("", "USD");

  static PriceForm of(Money money) {
    return new PriceForm(
        BigDecimal.valueOf(money.minor(), money.currency().getDefaultFractionDigits())
            .toPlainString(),
        money.currency().getCurrencyCode());
  }

  /**
   * @throws Rejected naming the field that cannot be taken
   */
  Money read() {
    Currency unit = unit(Objects.requireNonNullElse(currency, "").strip());
    try {
      var amount = new BigDecimal(Objects.requireNonNullElse(minor, "").strip().replace(',', '.'));
      int digits = unit.getDefaultFractionDigits();
      return new Money(amount.setScale(digits).movePointRight(digits).longValueExact(), unit);
    } catch (ArithmeticException e) {
      throw new Rejected("minor", "no more decimals than " + unit.getCurrencyCode() + " has");
    } catch (NumberFormatException e) {
      throw new Rejected("minor", "a number, for example 49.00");
    }
  }

  private static Currency unit(String code) {
    try {
      return Currency.getInstance(code.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Rejected("currency", "three letters of ISO 4217, for example USD or EUR");
    }
  }
}
