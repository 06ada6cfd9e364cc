/** Machines on the market: what they claim, what was measured, what became of them. */
@NullMarked
package dev.rowhouse.adminui.server;

import org.jspecify.annotations.NullMarked;
