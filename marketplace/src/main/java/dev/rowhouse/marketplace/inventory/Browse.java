package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.Rejected;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody looks for; it fits into a URL.
 *
 * @param region empty for all, as are {@code country} and {@code text}
 * @param cores at least, as are {@code ramGb} and {@code diskGb}
 * @param mostMinor a month for the chosen term at most, in minor units of {@code currency}
 * @param currency empty for all
 * @param free only what can be rented at once
 * @param page from 1
 */
public record Browse(
    String region,
    String country,
    int cores,
    int ramGb,
    int diskGb,
    Optional<Long> mostMinor,
    String currency,
    Term term,
    String text,
    boolean free,
    Sort sort,
    int page) {
  public static final int PAGE_SIZE = 24;

  /** In which order. */
  public enum Sort {
    PRICE("currency, price, id"),
    CORES("cores DESC, currency, price, id"),
    RAM("ram_gb DESC, currency, price, id"),
    DISK("disk_gb DESC, currency, price, id"),
    SCORE("score DESC, currency, price, id"),
    NEWEST("id DESC");

    private final String order;

    Sort(String order) {
      this.order = order;
    }

    String order() {
      return order;
    }
  }

  /** All that is offered, the cheapest month first. */
  public static final Browse ALL =
      new Browse("", "", 0, 0, 0, Optional.empty(), "", Term.MONTH, "", false, Sort.PRICE, 1);

  /**
   * @throws Rejected naming the field that cannot be taken
   */
  public Browse {
    country = country.toUpperCase(Locale.ROOT);
    currency = currency.toUpperCase(Locale.ROOT);
    String code = currency;
    Rejected.unless(page >= 1 && page <= 1_000, "page", "pages begin at 1");
    Rejected.unless(mostMinor.orElse(0L) >= 0, "price", "not below zero");
    Rejected.unless(
        mostMinor.isEmpty() || !code.isEmpty(), "currency", "a price needs its currency");
    Rejected.unless(
        code.isEmpty()
            || Currency.getAvailableCurrencies().stream()
                .anyMatch(each -> each.getCurrencyCode().equals(code)),
        "currency",
        "a currency in three letters, for example USD");
    Rejected.unless(text.length() <= 100, "text", "at most 100 characters");
  }

  int offset() {
    return (page - 1) * PAGE_SIZE;
  }

  /** For a comparison of the text as it is, not as a pattern. */
  String pattern() {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    return "%" + plain.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
