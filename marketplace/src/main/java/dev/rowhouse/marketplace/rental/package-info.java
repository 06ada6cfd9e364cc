/** Contracts on servers from the hold to the wipe, with every payment and deadline. */
@NullMarked
package dev.rowhouse.marketplace.rental;

import org.jspecify.annotations.NullMarked;
