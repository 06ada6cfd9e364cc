/** Who holds what: organizations with members and keys, servers and who rents them. */
@NullMarked
package dev.rowhouse.marketplace;

import org.jspecify.annotations.NullMarked;
