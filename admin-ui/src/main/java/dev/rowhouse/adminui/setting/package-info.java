/** Prices, times and switches that hold for the whole market. */
@NullMarked
package dev.rowhouse.adminui.setting;

import org.jspecify.annotations.NullMarked;
