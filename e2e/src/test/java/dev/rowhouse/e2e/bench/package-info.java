/** The pure parts of the benches, without anything to measure. */
@NullMarked
package dev.rowhouse.e2e.bench;

import org.jspecify.annotations.NullMarked;
