package dev.rowhouse.marketplace.vendor;

import java.time.Instant;

/** A step of a vendor's life. */
public record Decision(VendorState from, VendorState to, String reason, String by, Instant at) {}
