package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;

/**
 * One line of a group.
 *
 * @param holder whose part of the account it is; opaque here, empty where nobody's
 * @param amount a debit where positive, a credit where negative, never zero
 */
public record Entry(Account account, String holder, Money amount) {
  public Entry {
    if (amount.minor() == 0) {
      throw new IllegalArgumentException("an entry of nothing on " + account.words());
    }
  }

  Entry reversed() {
    return new Entry(account, holder, amount.negated());
  }
}
