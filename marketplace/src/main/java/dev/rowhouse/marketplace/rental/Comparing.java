package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.ledger.Difference;
import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two lists of movements, held against each other. */
final class Comparing {
  private Comparing() {}

  /**
   * @param from what happened before, or after {@code until}, is not reported
   */
  static List<Difference> of(
      List<Movement> books, List<Movement> stripe, Instant from, Instant until, Instant now) {
    Map<String, Movement> ours = byKey(books);
    Map<String, Movement> theirs = byKey(stripe);
    var keys = new TreeSet<>(ours.keySet());
    keys.addAll(theirs.keySet());
    List<Difference> found = new ArrayList<>();
    for (String key : keys) {
      difference(ours.get(key), theirs.get(key), now)
          .filter(each -> !each.happenedAt().isBefore(from) && each.happenedAt().isBefore(until))
          .ifPresent(found::add);
    }
    return found;
  }

  /** What has one name is one thing: a payout in two lines, for example. */
  private static Map<String, Movement> byKey(List<Movement> all) {
    Map<String, Movement> sums = new HashMap<>();
    for (Movement each : all) {
      String key = each.key() + "/" + each.amount().currency();
      sums.merge(
          key,
          each,
          (one, other) -> new Movement(one.key(), one.amount().plus(other.amount()), one.at()));
    }
    return sums;
  }

  private static Optional<Difference> difference(
      @Nullable Movement ours, @Nullable Movement theirs, Instant now) {
    Movement either = ours == null ? theirs : ours;
    if (either == null
        || (ours != null && theirs != null && ours.amount().equals(theirs.amount()))) {
      return Optional.empty();
    }
    Money nothing = new Money(0, either.amount().currency());
    return Optional.of(
        new Difference(
            either.key(),
            ours == null ? nothing : ours.amount(),
            theirs == null ? nothing : theirs.amount(),
            words(ours, theirs),
            either.at(),
            now,
            Optional.empty()));
  }

  private static String words(@Nullable Movement ours, @Nullable Movement theirs) {
    if (ours == null) {
      return "Stripe has it, and the books do not";
    }
    return theirs == null ? "the books have it, and Stripe does not" : "the amounts differ";
  }
}
