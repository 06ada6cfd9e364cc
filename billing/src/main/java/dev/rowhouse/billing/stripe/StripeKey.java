package dev.rowhouse.billing.stripe;

import java.time.Instant;

/**
 * A key that an owner gave us, without the key.
 *
 * @param hint its kind and last four characters, to tell keys apart
 */
public record StripeKey(boolean livemode, String hint, Instant savedAt) {}
