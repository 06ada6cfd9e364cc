/** Where money is: refunds, payouts to vendors, and the books. */
@NullMarked
package dev.rowhouse.adminui.money;

import org.jspecify.annotations.NullMarked;
