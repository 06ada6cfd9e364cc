/** Typed, sortable identifiers that say in their prefix what they name. */
@NullMarked
package dev.rowhouse.db.id;

import org.jspecify.annotations.NullMarked;
