package dev.rowhouse.portal.fleet;

import static dev.rowhouse.portal.fleet.Guess.DENSITY;
import static dev.rowhouse.portal.fleet.Guess.ENVIRONMENT;
import static dev.rowhouse.portal.fleet.Guess.MEMORY;
import static dev.rowhouse.portal.fleet.Guess.MEMORY_HOUR;
import static dev.rowhouse.portal.fleet.Guess.NAMESPACE;
import static dev.rowhouse.portal.fleet.Guess.POD;
import static dev.rowhouse.portal.fleet.Guess.PRICE;
import static dev.rowhouse.portal.fleet.Guess.TENANTS;
import static dev.rowhouse.portal.fleet.Guess.VCPU;
import static dev.rowhouse.portal.fleet.Guess.VCPU_HOUR;
import static dev.rowhouse.portal.fleet.Guess.YUAN;

import dev.rowhouse.db.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/**
 * What so many tenants cost a month, here and elsewhere. All of it is an estimate.
 *
 * @param nodes as many as hold them
 * @param bill of those nodes
 */
record Estimate(
    int tenants, int nodes, Money bill, Money fargate, Money namespace, Money pod, Money cloud) {
  private static final Currency DOLLAR = Currency.getInstance("USD");
  private static final BigDecimal HOURS = new BigDecimal(730);

  /** For 10, 50, 100 and as many as asked. */
  static List<Estimate> of(Guesses guesses) {
    int wanted = guesses.of(TENANTS).intValueExact();
    return Stream.of(10, 50, 100, wanted).sorted().distinct().map(n -> of(n, guesses)).toList();
  }

  private static Estimate of(int tenants, Guesses guesses) {
    int density = guesses.of(DENSITY).intValueExact();
    int nodes = (tenants + density - 1) / density;
    var many = new BigDecimal(tenants);
    BigDecimal hour =
        guesses
            .of(VCPU)
            .multiply(guesses.of(VCPU_HOUR))
            .add(guesses.of(MEMORY).multiply(guesses.of(MEMORY_HOUR)));
    // Its own documentation counts one environment more than users: the one that manages them.
    BigDecimal cloud =
        guesses.of(ENVIRONMENT).multiply(guesses.of(YUAN)).multiply(new BigDecimal(tenants + 1));
    return new Estimate(
        tenants,
        nodes,
        dollars(guesses.of(PRICE).multiply(new BigDecimal(nodes))),
        dollars(hour.multiply(HOURS).multiply(many)),
        dollars(guesses.of(NAMESPACE).multiply(many)),
        dollars(guesses.of(POD).multiply(many)),
        dollars(cloud));
  }

  private static Money dollars(BigDecimal amount) {
    return new Money(
        amount.setScale(2, RoundingMode.HALF_UP).movePointRight(2).longValueExact(), DOLLAR);
  }
}
