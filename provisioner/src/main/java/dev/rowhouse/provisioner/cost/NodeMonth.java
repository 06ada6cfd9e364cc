package dev.rowhouse.provisioner.cost;

import dev.rowhouse.billing.metering.NodePrice;
import dev.rowhouse.billing.metering.Preview;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.provisioner.node.Node;
import java.util.Optional;

/**
 * A node with what it costs and who shares that.
 *
 * @param tenants houses of tenants on it
 * @param price of the running month; empty where nobody said one
 * @param next another price that counts from the next month on
 * @param month the running one, as it would be split if nothing changed until its end
 */
public record NodeMonth(
    Node node,
    int tenants,
    int awake,
    Optional<Money> price,
    Optional<NodePrice> next,
    Optional<Preview> month) {}
