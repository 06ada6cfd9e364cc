/**
 * What operators set for the whole market: prices, times and switches, each change with a reason.
 */
@NullMarked
package dev.rowhouse.marketplace.setting;

import org.jspecify.annotations.NullMarked;
