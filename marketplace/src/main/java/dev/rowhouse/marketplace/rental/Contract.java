package dev.rowhouse.marketplace.rental;

import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.inventory.Price;
import java.time.ZoneId;

/**
 * What was agreed: the offer as it was.
 *
 * @param price frozen for the term
 * @param feeBasisPoints what the platform keeps
 * @param zone whose calendar the terms follow
 */
public record Contract(
    VendorId vendor,
    OfferId offer,
    String name,
    String region,
    Price price,
    int feeBasisPoints,
    ZoneId zone) {}
