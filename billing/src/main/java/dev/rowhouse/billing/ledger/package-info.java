/** Double entry: immutable groups that each sum to zero; balances are what they add up to. */
@NullMarked
package dev.rowhouse.billing.ledger;

import org.jspecify.annotations.NullMarked;
