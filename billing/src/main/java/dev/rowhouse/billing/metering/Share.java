package dev.rowhouse.billing.metering;

import dev.rowhouse.db.money.Money;
import java.util.Optional;

/**
 * One line of a split.
 *
 * @param tenant empty for what no tenant had: the owner's own line
 * @param how in words, how it was computed
 */
public record Share(Optional<String> tenant, Money amount, Presence presence, String how) {}
