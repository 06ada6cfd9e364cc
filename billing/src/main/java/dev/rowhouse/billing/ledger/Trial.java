package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;
import java.util.Currency;
import java.util.List;

/**
 * The trial balance of one currency.
 *
 * @param sum of all accounts: zero, unless somebody wrote past the ledger
 */
public record Trial(Currency currency, List<Balance> balances, Money sum) {
  public boolean zero() {
    return sum.minor() == 0;
  }

  static Trial of(Currency currency, List<Balance> all) {
    var balances = all.stream().filter(each -> each.amount().currency().equals(currency)).toList();
    Money sum = balances.stream().map(Balance::amount).reduce(new Money(0, currency), Money::plus);
    return new Trial(currency, balances, sum);
  }
}
