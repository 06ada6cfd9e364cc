package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * What a node cost in a period and who bears it.
 *
 * @param revision 1, or more where facts came late; the highest counts, the others are kept
 * @param shares sum to the cost
 */
public record Statement(
    StatementId id,
    OwnerId owner,
    String node,
    Period period,
    Money cost,
    Rule rule,
    int revision,
    Instant closedAt,
    List<Share> shares) {}
