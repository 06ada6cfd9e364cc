/** Who holds what: organizations, their members and keys. */
@NullMarked
package dev.rowhouse.marketplace;

import org.jspecify.annotations.NullMarked;
