package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.money.Money;
import java.util.Optional;

/**
 * One line of a split.
 *
 * @param owner the tenant's project; empty for what no tenant had
 * @param tenant empty for what no tenant had: the organization's own line
 * @param how in words, how it was computed
 */
public record Share(
    Optional<OwnerId> owner,
    Optional<String> tenant,
    Money amount,
    Presence presence,
    String how) {}
