package dev.rowhouse.portal.vendor;

import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.inventory.OfferDraft;
import dev.rowhouse.marketplace.inventory.Specs;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * An offer as vendors type it; an empty discount means that the term is not offered.
 *
 * @param price a month without discount, in whole units of the currency with its decimals
 * @param months1 discount in percent for one month; so with the others
 */
record OfferForm(
    @NotBlank(message = "Give it a name.") @Nullable String name,
    @NotBlank(message = "Say in which region it stands.") @Nullable String region,
    @NotBlank(message = "Say in which country it stands.") @Nullable String country,
    @NotBlank(message = "Say which processor it has.") @Nullable String cpu,
    @NotNull(message = "Say how many cores it has.") @Nullable Integer cores,
    @NotNull(message = "Say which score it reaches; 0 when you do not know.")
        @Nullable Integer score,
    @NotNull(message = "Say how much memory it has.") @Nullable Integer ramGb,
    @Nullable String disks,
    @NotNull(message = "Say how much disk it has.") @Nullable Integer diskGb,
    @NotNull(message = "Say how fast its network is.") @Nullable Integer bandwidthMbps,
    @NotBlank(message = "Say in which currency it is paid.") @Nullable String currency,
    @NotBlank(message = "Say what a month costs.") @Nullable String price,
    @Nullable String setupFee,
    @Nullable BigDecimal months1,
    @Nullable BigDecimal months3,
    @Nullable BigDecimal months6,
    @Nullable BigDecimal months12,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate availableFrom) {
  private static final BigDecimal MOST = BigDecimal.valueOf(90);

  static final OfferForm FRESH =
      new OfferForm(
          "",
          "",
          "",
          "",
          null,
          0,
          null,
          "",
          null,
          null,
          "USD",
          "",
          "",
          BigDecimal.ZERO,
          null,
          null,
          null,
          null);

  /**
   * @throws Rejected naming the field that cannot be taken
   */
  OfferDraft read() {
    String code = text(currency).toUpperCase(Locale.ROOT);
    return new OfferDraft(
        text(name),
        text(region),
        text(country),
        new Specs(
            text(cpu),
            or0(cores),
            or0(score),
            or0(ramGb),
            text(disks),
            or0(diskGb),
            or0(bandwidthMbps)),
        code,
        Amounts.minor("price", text(price), currency(code)),
        text(setupFee).isEmpty() ? 0 : Amounts.minor("setupFee", text(setupFee), currency(code)),
        discounts(),
        availableFrom == null
            ? Instant.EPOCH
            : availableFrom.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private Map<Integer, Integer> discounts() {
    Map<Integer, Integer> discounts = new HashMap<>();
    put(discounts, 1, months1);
    put(discounts, 3, months3);
    put(discounts, 6, months6);
    put(discounts, 12, months12);
    return discounts;
  }

  /** Beside its own field: the offer below knows discounts only as a whole. */
  private static void put(Map<Integer, Integer> all, int months, @Nullable BigDecimal percent) {
    if (percent != null) {
      boolean sound = percent.signum() >= 0 && percent.compareTo(MOST) <= 0 && percent.scale() <= 2;
      Rejected.unless(sound, "months" + months, "from 0 to 90 percent, with two decimals at most");
      all.put(months, percent.movePointRight(2).intValueExact());
    }
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new Rejected("currency", "a currency in three letters, for example USD");
    }
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "").strip();
  }

  private static int or0(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
