package dev.rowhouse.provisioner.cost;

import dev.rowhouse.billing.metering.NodePrice;
import dev.rowhouse.db.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * What a node costs a month.
 *
 * @param rented its price is its rental's, and nobody says another
 * @param now of the running month; empty where nobody said one
 * @param next counts from the next month on
 * @param history newest first
 */
public record NodeCost(
    boolean rented, Optional<Money> now, Optional<NodePrice> next, List<NodePrice> history) {}
