package dev.rowhouse.billing.metering;

import dev.rowhouse.db.money.Money;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What nodes cost. A price is for months that begin after it was said; only the first one counts
 * for the month that it is said in, which would have none.
 */
@Component
public class Pricing {
  private static final long MOST = 100_000_000_00L;

  private final PriceStore prices;
  private final Clock clock;

  Pricing(PriceStore prices, Clock clock) {
    this.prices = prices;
    this.clock = clock;
  }

  /**
   * A person's word.
   *
   * @throws IllegalArgumentException when it is negative or beyond belief, or the node is rented
   */
  @Transactional
  public NodePrice say(MeteredNode node, Money month, String by) {
    if (node.rented()) {
      throw new IllegalArgumentException("its price is its rental's");
    }
    if (month.minor() < 0 || month.minor() > MOST) {
      throw new IllegalArgumentException("a month costs from nothing to 100 million");
    }
    return put(new NodePrice(node.node(), clock.instant(), month, by));
  }

  /** A contract's; nothing new when it says the same as before. */
  @Transactional
  public void agree(MeteredNode node, Money month, Instant from, String by) {
    Optional<Money> known = prices.history(node.node()).stream().findFirst().map(NodePrice::month);
    if (!known.equals(Optional.of(month))) {
      put(new NodePrice(node.node(), from, month, by));
    }
  }

  private NodePrice put(NodePrice price) {
    prices.insert(price);
    return price;
  }

  /** The price of the month that the moment lies in; empty when nobody said one. */
  public Optional<Money> month(MeteredNode node, Instant at) {
    return prices.of(node.node(), node.month(at)).map(NodePrice::month);
  }

  /** What will count from the next month on, where that is another price. */
  public Optional<NodePrice> next(MeteredNode node, Instant at) {
    Optional<Money> now = month(node, at);
    return history(node).stream()
        .findFirst()
        .filter(newest -> now.isPresent() && !now.get().equals(newest.month()));
  }

  /** What many nodes cost, read at once; those without a price are left out. */
  public Map<String, Quote> quotes(Collection<MeteredNode> nodes, Instant at) {
    Map<String, List<NodePrice>> said =
        prices.histories(nodes.stream().map(MeteredNode::node).toList());
    Map<String, Quote> quotes = new HashMap<>();
    for (MeteredNode node : nodes) {
      List<NodePrice> history = said.getOrDefault(node.node(), List.of());
      of(history, node.month(at))
          .map(NodePrice::month)
          .ifPresent(month -> quotes.put(node.node(), Quote.of(month, history.getFirst())));
    }
    return quotes;
  }

  /** The last one said before the period began, or else the first one said in it. */
  private static Optional<NodePrice> of(List<NodePrice> newestFirst, Period period) {
    return newestFirst.stream()
        .filter(price -> !price.at().isAfter(period.from()))
        .findFirst()
        .or(() ->
            newestFirst.reversed().stream()
                .filter(price -> price.at().isBefore(period.until()))
                .findFirst());
  }

  /** Newest first. */
  public List<NodePrice> history(MeteredNode node) {
    return prices.history(node.node());
  }

  /** Of a month that was cut short only the part that was, rounded half up once. */
  Optional<Money> cost(MeteredNode node, Period period) {
    return month(node, period.from()).map(month -> part(month, period, node.month(period.from())));
  }

  static Money part(Money month, Period period, Period whole) {
    if (period.equals(whole)) {
      return month;
    }
    BigInteger all = seconds(whole);
    BigInteger twice = BigInteger.valueOf(month.minor()).multiply(seconds(period)).shiftLeft(1);
    return new Money(twice.add(all).divide(all.shiftLeft(1)).longValueExact(), month.currency());
  }

  private static BigInteger seconds(Period period) {
    return BigInteger.valueOf(Duration.between(period.from(), period.until()).toSeconds());
  }
}
