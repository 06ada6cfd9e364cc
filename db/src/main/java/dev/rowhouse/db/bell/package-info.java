/** Tells every process that new rows wait, in milliseconds and without promising it. */
@NullMarked
package dev.rowhouse.db.bell;

import org.jspecify.annotations.NullMarked;
