/** Machines and what is offered of them: listed, verified, measured, browsed. */
@NullMarked
package dev.rowhouse.marketplace.inventory;

import org.jspecify.annotations.NullMarked;
