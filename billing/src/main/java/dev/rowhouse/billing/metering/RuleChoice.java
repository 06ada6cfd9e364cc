package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which rule an organization or a project wants.
 *
 * @param rule empty for a project that follows its organization again
 * @param at counts for months that begin then or later
 */
public record RuleChoice(OwnerId owner, Instant at, Optional<Rule> rule, String saidBy) {}
