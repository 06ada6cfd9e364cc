package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;
import java.util.List;

/**
 * An account, or a holder's part of it, in one currency.
 *
 * @param opening what stood before the first line
 * @param closing what the lines lead to
 */
public record AccountStatement(
    Account account, String holder, Money opening, List<AccountLine> lines, Money closing) {
  public AccountStatement {
    lines = List.copyOf(lines);
  }
}
