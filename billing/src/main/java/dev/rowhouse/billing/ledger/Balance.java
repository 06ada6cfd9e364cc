package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;

/** What the entries of an account add up to in one currency; a debit where positive. */
public record Balance(Account account, Money amount) {}
