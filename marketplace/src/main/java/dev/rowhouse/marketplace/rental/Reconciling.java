package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.ledger.Accounts;
import dev.rowhouse.billing.ledger.Difference;
import dev.rowhouse.billing.ledger.Differences;
import dev.rowhouse.billing.stripe.BalanceLine;
import dev.rowhouse.billing.stripe.Balances;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Holds the books against what Stripe says it did, payment by payment, fee by fee, refund by
 * refund. Where they disagree it writes a row; it never mends anything.
 */
@Component
public class Reconciling {
  private static final Duration BACK = Duration.ofDays(40);

  /** What is younger may be on its way from one to the other. */
  private static final Duration UNDER_WAY = Duration.ofHours(1);

  private final Balances balances;
  private final Accounts accounts;
  private final Differences differences;
  private final Correspondence correspondence;
  private final Clock clock;

  Reconciling(
      Balances balances,
      Accounts accounts,
      Differences differences,
      Correspondence correspondence,
      Clock clock) {
    this.balances = balances;
    this.accounts = accounts;
    this.differences = differences;
    this.correspondence = correspondence;
    this.clock = clock;
  }

  /** Not inside a transaction. How many differences there are; none without a key of Stripe's. */
  public int sweep() {
    return balances.known() ? compare() : 0;
  }

  private int compare() {
    Instant now = clock.instant();
    Instant until = now.minus(UNDER_WAY);
    Instant from = now.minus(BACK);
    // Both sides are read a little wider: what is near an edge must not be on one side only.
    List<Movement> stripe = movements(balances.since(from.minus(UNDER_WAY)));
    List<Movement> books =
        accounts.booked(Account.STRIPE_BALANCE, from.minus(UNDER_WAY), now).stream()
            .map(each -> new Movement(each.key(), each.amount(), each.bookedAt()))
            .toList();
    List<Difference> found = Comparing.of(books, stripe, from, until, now);
    differences.report(found, from, now);
    return found.size();
  }

  private List<Movement> movements(List<BalanceLine> lines) {
    var invoices = correspondence.invoices(names(lines, BalanceLine::charge));
    var refunds = correspondence.refunds(names(lines, BalanceLine::operation));
    List<Movement> all = new ArrayList<>();
    for (BalanceLine line : lines) {
      Optional<String> refund = line.operation().map(refunds::get).or(() -> payout(line));
      Optional<String> invoice =
          line.amount().minor() > 0 ? line.charge().map(invoices::get) : Optional.empty();
      String key =
          refund.or(() -> invoice.map(in -> "payment:" + in)).orElse("stripe:" + line.id());
      all.add(new Movement(key, line.amount(), line.at()));
      if (line.fee().minor() != 0) {
        String fee = invoice.map(in -> "stripe-fee:" + in).orElse(key + ":fee");
        all.add(new Movement(fee, line.fee().negated(), line.at()));
      }
    }
    return all;
  }

  /** What was sent to a vendor is booked under the name that Stripe was asked with. */
  private static Optional<String> payout(BalanceLine line) {
    return line.operation().filter(name -> name.startsWith("pay_")).map(name -> "payout:" + name);
  }

  private static List<String> names(
      List<BalanceLine> lines, Function<BalanceLine, Optional<String>> of) {
    return lines.stream().map(of).flatMap(Optional::stream).distinct().toList();
  }
}
