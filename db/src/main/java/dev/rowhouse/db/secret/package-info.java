/** Secrets at rest: sealed with a key that the database never sees. */
@NullMarked
package dev.rowhouse.db.secret;

import org.jspecify.annotations.NullMarked;
