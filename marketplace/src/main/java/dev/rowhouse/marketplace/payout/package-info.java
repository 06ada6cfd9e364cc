/** Paying vendors what is due: ordered as a row, sent through Stripe or by bank, then booked. */
@NullMarked
package dev.rowhouse.marketplace.payout;

import org.jspecify.annotations.NullMarked;
