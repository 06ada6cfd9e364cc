/** Words of others on their way into a column. */
@NullMarked
package dev.rowhouse.db.text;

import org.jspecify.annotations.NullMarked;
