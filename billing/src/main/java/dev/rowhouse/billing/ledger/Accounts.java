package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;

/** The books seen from one account, entry by entry. */
@Component
public class Accounts {
  private final AccountStore store;

  Accounts(AccountStore store) {
    this.store = store;
  }

  /** A holder's part; the empty holder's is nobody's. Half open in time. */
  public AccountStatement statement(
      Account account, String holder, Currency currency, Instant from, Instant until) {
    Money opening = store.before(account, holder, currency, from);
    List<AccountLine> lines = new ArrayList<>();
    Money balance = opening;
    for (var line : store.lines(account, holder, currency, from, until)) {
      Money amount = new Money(line.minor(), currency);
      balance = balance.plus(amount);
      lines.add(
          new AccountLine(line.group(), line.key(), line.memo(), line.bookedAt(), amount, balance));
    }
    return new AccountStatement(account, holder, opening, lines, balance);
  }

  /** In which currencies the holder has anything booked there. */
  public List<Currency> currencies(Account account, String holder) {
    return store.currencies(account, holder);
  }

  /** What each posting did to the account, whoever holds it. Half open in time. */
  public List<Booked> booked(Account account, Instant from, Instant until) {
    return store.booked(account, from, until);
  }
}
