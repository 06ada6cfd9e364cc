package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a vendor sells: a kind of server at a place for a price.
 *
 * @param month without discount
 * @param discounts basis points for each term that is offered, shortest first
 * @param withdrawnAt since when nobody can rent it
 */
public record Offer(
    OfferId id,
    VendorId vendor,
    String name,
    String region,
    String country,
    Specs specs,
    Money month,
    Money setup,
    SortedMap<Term, Integer> discounts,
    Instant availableFrom,
    Optional<Instant> withdrawnAt) {

  Offer with(SortedMap<Term, Integer> others) {
    return new Offer(
        id, vendor, name, region, country, specs, month, setup, others, availableFrom, withdrawnAt);
  }

  static Offer of(OfferId id, VendorId vendor, OfferDraft draft) {
    SortedMap<Term, Integer> discounts = new TreeMap<>();
    draft.discounts().forEach((months, basisPoints) -> discounts.put(Term.of(months), basisPoints));
    return new Offer(
        id,
        vendor,
        draft.name(),
        draft.region(),
        draft.country(),
        draft.specs(),
        Money.of(draft.monthMinor(), draft.currency()),
        Money.of(draft.setupMinor(), draft.currency()),
        discounts,
        draft.availableFrom(),
        Optional.empty());
  }

  /**
   * @throws Rejected for the field {@code term} when it is not offered for that long
   */
  public Price price(Term term) {
    return prices().stream()
        .filter(price -> price.term() == term)
        .findFirst()
        .orElseThrow(
            () -> new Rejected("term", "not offered for %d months".formatted(term.months())));
  }

  /** For every term that is offered, shortest first. */
  public List<Price> prices() {
    return discounts.entrySet().stream()
        .map((Map.Entry<Term, Integer> each) ->
            Price.of(each.getKey(), month, each.getValue(), setup))
        .toList();
  }
}
