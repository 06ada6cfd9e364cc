package dev.rowhouse.provisioner.cost;

import dev.rowhouse.billing.metering.Share;
import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All nodes of an organization with the running month's bill. */
public record FleetMonth(Instant asOf, List<NodeMonth> nodes) {
  public FleetMonth {
    nodes = List.copyOf(nodes);
  }

  public int tenants() {
    return nodes.stream().mapToInt(NodeMonth::tenants).sum();
  }

  public int awake() {
    return nodes.stream().mapToInt(NodeMonth::awake).sum();
  }

  /** One sum for each currency that a node is paid in; empty where no price is known. */
  public List<Money> bill() {
    return sums(nodes.stream().map(NodeMonth::price).flatMap(Optional::stream));
  }

  /** What the shares of the running month sum to; the same as the bill. */
  public List<Money> shared() {
    return sums(
        nodes.stream()
            .map(NodeMonth::month)
            .flatMap(Optional::stream)
            .flatMap(month -> month.shares().stream())
            .map(Share::amount));
  }

  /** Whether there are nodes whose price nobody said. */
  public boolean lacksPrices() {
    return nodes.stream().anyMatch(node -> node.price().isEmpty());
  }

  private static List<Money> sums(Stream<Money> amounts) {
    Map<Currency, Money> sums = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    amounts.forEach(amount -> sums.merge(amount.currency(), amount, Money::plus));
    Collection<Money> all = sums.values();
    return List.copyOf(all);
  }
}
