/** The one clock that everything asks for the time. */
@NullMarked
package dev.rowhouse.db.clock;

import org.jspecify.annotations.NullMarked;
