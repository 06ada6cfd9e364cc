package dev.rowhouse.portal.fleet;

import dev.rowhouse.billing.metering.FleetPoint;
import java.util.List;

/**
 * How the cost of a house went, in one currency.
 *
 * @param form how its times are written: {@code time} or {@code day}, as the pages' script knows
 *     them
 * @param curve drawn
 * @param rows the same as a table, newest first, thinned
 */
record History(String currency, String form, Curve curve, List<FleetPoint> rows) {}
