package dev.rowhouse.marketplace.rental;

import dev.rowhouse.marketplace.RentalId;
import java.time.Instant;

/** What the clock will do to a rental, and when. */
public record Deadline(RentalId rental, Due kind, Instant at) {}
