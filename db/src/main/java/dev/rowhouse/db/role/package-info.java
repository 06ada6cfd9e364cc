/** Which parts of the house this process runs. */
@NullMarked
package dev.rowhouse.db.role;

import org.jspecify.annotations.NullMarked;
