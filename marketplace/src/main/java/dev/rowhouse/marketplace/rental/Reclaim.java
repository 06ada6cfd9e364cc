package dev.rowhouse.marketplace.rental;

import dev.rowhouse.marketplace.ReclaimReason;
import java.time.Instant;

/** The server goes back, by then and therefore. */
public record Reclaim(Instant by, ReclaimReason reason) {}
