package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.VendorId;
import java.time.Instant;

/**
 * One machine in a vendor's inventory.
 *
 * @param label what the vendor calls it, unique for the vendor
 * @param leaving not offered again once it is free
 * @param claimed what the vendor says that it has
 */
public record Server(
    ServerId id,
    OfferId offer,
    VendorId vendor,
    String label,
    ServerState state,
    boolean leaving,
    Specs claimed,
    Instant listedAt) {}
