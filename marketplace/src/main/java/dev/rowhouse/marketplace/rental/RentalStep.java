package dev.rowhouse.marketplace.rental;

import java.time.Instant;

/** A step of a rental's life. */
public record RentalStep(RentalState from, RentalState to, String cause, Instant at) {}
