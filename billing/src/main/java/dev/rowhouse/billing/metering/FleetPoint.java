package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.money.Money;
import java.time.Instant;

/**
 * How things stood at a moment.
 *
 * @param bill of a month, of all nodes in this currency
 * @param tenants on all nodes, whatever their currency
 */
public record FleetPoint(OwnerId owner, Instant at, Money bill, int nodes, int tenants) {}
