package dev.rowhouse.portal.money;

import dev.rowhouse.billing.metering.MeteredNode;
import dev.rowhouse.billing.metering.Statement;
import java.util.List;

/** A closed month of a node, with the names of those who share it. */
record Month(MeteredNode node, Statement statement, List<Line> lines) {
  Month {
    lines = List.copyOf(lines);
  }
}
