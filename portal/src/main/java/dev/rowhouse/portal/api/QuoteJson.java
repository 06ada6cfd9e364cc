package dev.rowhouse.portal.api;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.rental.Quote;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Currency;

/**
 * What ending a rental now gives back; it holds for a quarter of an hour and is sent back as it
 * came.
 *
 * @param asOf the moment that it is computed for
 * @param refund in minor units
 * @param outBy when tenants have to be out
 */
record QuoteJson(
    @NotNull Instant asOf, long refund, @NotBlank String currency, @NotNull Instant outBy) {
  static QuoteJson of(Quote quote) {
    return new QuoteJson(
        quote.asOf(),
        quote.refund().minor(),
        quote.refund().currency().getCurrencyCode(),
        quote.outBy());
  }

  Quote quote(RentalId rental, Currency of) {
    boolean same = of.getCurrencyCode().equals(currency);
    // Another currency is another quote: it is refused as one that we never gave.
    return new Quote(rental, asOf, new Money(same ? refund : -1, of), outBy);
  }
}
