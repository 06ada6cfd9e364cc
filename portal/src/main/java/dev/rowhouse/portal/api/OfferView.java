package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.inventory.Card;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.Specs;
import java.time.Instant;
import java.util.List;

/**
 * A server that is offered.
 *
 * @param vendor its name
 * @param example whether the vendor was made up for trying out
 * @param specs as the vendor claims them
 * @param free how many can be rented at once
 * @param prices for every term that is offered, shortest first
 */
record OfferView(
    OfferId id,
    String name,
    String vendor,
    boolean example,
    String region,
    String country,
    Specs specs,
    int free,
    Instant availableFrom,
    List<PriceView> prices) {
  static OfferView of(Card card) {
    Offer offer = card.offer();
    return new OfferView(
        offer.id(),
        offer.name(),
        card.vendor(),
        card.example(),
        offer.region(),
        offer.country(),
        offer.specs(),
        card.free(),
        offer.availableFrom(),
        offer.prices().stream().map(PriceView::of).toList());
  }
}
