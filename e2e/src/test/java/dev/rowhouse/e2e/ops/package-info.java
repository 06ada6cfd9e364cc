/** What stands below Java, tested by scripts that do it for real. */
@NullMarked
package dev.rowhouse.e2e.ops;

import org.jspecify.annotations.NullMarked;
