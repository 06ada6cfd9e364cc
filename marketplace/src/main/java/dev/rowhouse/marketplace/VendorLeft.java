package dev.rowhouse.marketplace;

/** A vendor sells nothing any more; published in the transaction that wrote it. */
public record VendorLeft(VendorId vendor, String reason) {}
