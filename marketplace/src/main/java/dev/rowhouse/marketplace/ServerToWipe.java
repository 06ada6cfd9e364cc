package dev.rowhouse.marketplace;

/** A machine is to be wiped, with proof; published in the transaction that wrote it. */
public record ServerToWipe(ServerId server) {}
