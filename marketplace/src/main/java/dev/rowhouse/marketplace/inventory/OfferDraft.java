package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.Rejected;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * What a vendor wants to sell, checked.
 *
 * @param currency ISO 4217
 * @param monthMinor a month without discount, in minor units
 * @param setupMinor once, in minor units
 * @param discounts basis points by months, for each term that is offered
 */
public record OfferDraft(
    String name,
    String region,
    String country,
    Specs specs,
    String currency,
    long monthMinor,
    long setupMinor,
    Map<Integer, Integer> discounts,
    Instant availableFrom) {
  private static final long MOST = 100_000_000;

  /**
   * @throws Rejected naming the field that cannot be taken
   */
  public OfferDraft {
    name = name.strip();
    region = region.strip();
    country = country.strip().toUpperCase(Locale.ROOT);
    currency = currency.strip().toUpperCase(Locale.ROOT);
    discounts = Map.copyOf(discounts);
    Rejected.unless(!name.isEmpty() && name.length() <= 100, "name", "1 to 100 characters");
    Rejected.unless(
        region.matches("[a-z][a-z0-9-]{1,39}"), "region", "letters and digits, such as eu-central");
    Rejected.unless(
        Arrays.asList(Locale.getISOCountries()).contains(country),
        "country",
        "a country in two letters, for example DE");
    Rejected.unless(known(currency), "currency", "a currency in three letters, for example USD");
    Rejected.unless(
        monthMinor > 0 && monthMinor <= MOST, "price", "a price above zero, at most a million");
    Rejected.unless(setupMinor >= 0 && setupMinor <= MOST, "setupFee", "not below zero");
    check(discounts);
  }

  private static void check(Map<Integer, Integer> discounts) {
    Rejected.unless(!discounts.isEmpty(), "terms", "offer one term at least");
    discounts.forEach((months, basisPoints) -> {
      Term.of(months);
      Rejected.unless(
          basisPoints >= 0 && basisPoints <= 9_000, "discount", "between 0 and 9000 basis points");
    });
  }

  private static boolean known(String currency) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(each ->
            each.getCurrencyCode().equals(currency) && each.getDefaultFractionDigits() >= 0);
  }
}
