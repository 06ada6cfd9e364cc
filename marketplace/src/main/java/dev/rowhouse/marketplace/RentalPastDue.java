package dev.rowhouse.marketplace;

import java.time.Instant;
import java.util.Optional;

/**
 * A step of the ladder was taken because a payment is missing.
 *
 * @param takesSignups false from the step on that stops new tenants
 * @param nextAt when the next step comes, empty after the last
 */
public record RentalPastDue(
    RentalId rental,
    OrganizationId organization,
    String step,
    boolean takesSignups,
    Optional<Instant> nextAt) {}
