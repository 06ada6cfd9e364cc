package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.inventory.Price;

/**
 * What a term costs.
 *
 * @param term in months
 * @param month with the discount
 * @param rent of the whole term
 * @param setup once
 * @param first what is to be paid at the beginning
 */
record PriceView(int term, AmountView month, AmountView rent, AmountView setup, AmountView first) {
  static PriceView of(Price price) {
    return new PriceView(
        price.term().months(),
        AmountView.of(price.month()),
        AmountView.of(price.rent()),
        AmountView.of(price.setup()),
        AmountView.of(price.first()));
  }
}
