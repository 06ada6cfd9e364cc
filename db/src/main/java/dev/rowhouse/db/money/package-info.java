/** Amounts in integer minor units, never without their currency. */
@NullMarked
package dev.rowhouse.db.money;

import org.jspecify.annotations.NullMarked;
