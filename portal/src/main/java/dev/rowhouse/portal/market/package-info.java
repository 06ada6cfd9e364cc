/** The market as renters see it: offers, the way to a paid server, and rentals until their end. */
@NullMarked
package dev.rowhouse.portal.market;

import org.jspecify.annotations.NullMarked;
