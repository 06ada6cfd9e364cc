package dev.rowhouse.marketplace;

import java.time.Instant;

/**
 * A machine is to be enrolled, measured and reported on; published in the transaction that wrote
 * it.
 *
 * @param deadline without a report by then the server counts as broken
 */
public record ServerToVerify(ServerId server, Instant deadline) {}
