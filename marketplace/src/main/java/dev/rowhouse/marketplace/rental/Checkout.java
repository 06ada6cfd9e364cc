package dev.rowhouse.marketplace.rental;

import java.util.Optional;

/**
 * Where a rental is paid.
 *
 * @param url where the payer is sent
 */
public record Checkout(
    Optional<String> session, Optional<String> url, Optional<String> subscription) {
  static final Checkout NONE = new Checkout(Optional.empty(), Optional.empty(), Optional.empty());
}
