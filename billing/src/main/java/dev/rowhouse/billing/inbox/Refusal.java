package dev.rowhouse.billing.inbox;

import java.time.LocalDate;

/** How many requests an endpoint refused on one day (UTC) for one reason. */
public record Refusal(LocalDate day, String reason, long count) {}
