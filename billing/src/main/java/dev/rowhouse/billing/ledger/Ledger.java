package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The books of the installation. Nothing in it changes; what was wrong is reversed by another
 * group.
 */
@Component
public class Ledger {
  private final GroupStore groups;
  private final BalanceStore balances;
  private final Clock clock;

  Ledger(GroupStore groups, BalanceStore balances, Clock clock) {
    this.groups = groups;
    this.balances = balances;
    this.clock = clock;
  }

  /**
   * Books it in the running transaction; the same posting again gives the group it was booked as.
   *
   * @throws KeyTaken when the key stands for other entries
   */
  @Transactional
  public Group post(Posting posting) {
    return book(posting, Optional.empty());
  }

  /**
   * Takes a group back, once; asked again, gives the group that did it.
   *
   * @param bookedAt when the reason came up
   * @throws NoSuchElementException when nothing stands under the key
   */
  @Transactional
  public Group reverse(String key, String reason, Instant bookedAt) {
    Group wrong = find(key).orElseThrow(() -> new NoSuchElementException("no group " + key));
    return groups
        .reversalOf(wrong.id())
        .orElseGet(() ->
            book(
                wrong.posting().reversing("reversal:" + key, reason, bookedAt),
                Optional.of(wrong.id())));
  }

  public Optional<Group> find(String key) {
    return groups.find(key);
  }

  /** Newest first; at most 200. */
  public List<Group> list(Optional<GroupId> before, int limit) {
    return groups.list(before, Math.min(limit, 200));
  }

  /** What the holder's part of an account adds up to; a credit is negative. */
  public Money balance(Account account, String holder, Currency currency) {
    return balances.of(account, holder, currency);
  }

  /** Every account with anything booked up to the moment; each currency sums to zero. */
  public List<Balance> trialBalance(Instant bookedUpTo) {
    return balances.all(bookedUpTo);
  }

  private Group book(Posting posting, Optional<GroupId> reverses) {
    var group = new Group(GroupId.mint(), posting, clock.instant(), reverses);
    if (groups.insert(group)) {
      return group;
    }
    return groups
        .find(posting.key())
        .filter(booked -> booked.posting().entries().equals(posting.entries()))
        .orElseThrow(() -> new KeyTaken(posting.key()));
  }
}
