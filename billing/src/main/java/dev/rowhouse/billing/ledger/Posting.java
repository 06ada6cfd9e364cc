package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be booked as one.
 *
 * @param key the caller's name for it, for example {@code payment:in_1}: booked once, however often
 *     it is asked
 * @param bookedAt when it happened, which may be long before it is written
 * @param entries sum to zero in each currency
 */
public record Posting(String key, String memo, Instant bookedAt, List<Entry> entries) {
  /**
   * @throws IllegalArgumentException when there are no entries or a currency does not sum to zero
   */
  public Posting {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("nothing to book for " + key);
    }
    sums(entries)
        .forEach((currency, sum) -> {
          if (sum != 0) {
            throw new IllegalArgumentException(
                "%s is off by %s".formatted(key, new Money(sum, currency)));
          }
        });
  }

  public static Draft of(String key, String memo, Instant bookedAt) {
    return new Draft(key, memo, bookedAt, List.of());
  }

  private static Map<Currency, Long> sums(List<Entry> entries) {
    return entries.stream()
        .map(Entry::amount)
        .collect(Collectors.toMap(Money::currency, Money::minor, Math::addExact));
  }

  /**
   * A posting on its way: amounts are given as they are spoken, without signs; zero is left out.
   */
  public record Draft(String key, String memo, Instant bookedAt, List<Entry> entries) {
    public Draft debit(Account account, String holder, Money amount) {
      return with(account, holder, amount);
    }

    public Draft credit(Account account, String holder, Money amount) {
      return with(account, holder, amount.negated());
    }

    public Posting balanced() {
      return new Posting(key, memo, bookedAt, entries);
    }

    private Draft with(Account account, String holder, Money amount) {
      if (amount.minor() == 0) {
        return this;
      }
      var more = Stream.of(new Entry(account, holder, amount));
      return new Draft(key, memo, bookedAt, Stream.concat(entries.stream(), more).toList());
    }
  }

  Posting reversing(String reversalKey, String reason, Instant at) {
    return new Posting(reversalKey, reason, at, entries.stream().map(Entry::reversed).toList());
  }
}
