package dev.rowhouse.marketplace.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One line of the market's beginning.
 *
 * @param vendor its name
 * @param labels of the machines that stand for it
 */
record SeedOffer(String vendor, OfferDraft draft, List<String> labels) {
  private static final Map<Integer, Integer> DISCOUNTS = Map.of(1, 0, 3, 300, 6, 700, 12, 1_500);

  static SeedOffer of(
      String vendor,
      String name,
      String region,
      String country,
      Specs specs,
      long dollars,
      String... labels) {
    var draft =
        new OfferDraft(
            name, region, country, specs, "USD", dollars * 100, 0, DISCOUNTS, Instant.EPOCH);
    return new SeedOffer(vendor, draft, List.of(labels));
  }
}
