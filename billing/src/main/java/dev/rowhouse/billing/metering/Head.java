package dev.rowhouse.billing.metering;

import dev.rowhouse.db.money.Money;
import java.time.Instant;

/** A statement in a list, without its lines. */
public record Head(
    StatementId id,
    String node,
    Period period,
    Money cost,
    Rule rule,
    int revision,
    Instant closedAt) {}
