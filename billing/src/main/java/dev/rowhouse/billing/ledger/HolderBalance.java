package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.money.Money;

/**
 * What a holder's part of an account adds up to in one currency; a debit where positive.
 *
 * @param entries how many there are
 */
public record HolderBalance(String holder, Money amount, long entries) {}
