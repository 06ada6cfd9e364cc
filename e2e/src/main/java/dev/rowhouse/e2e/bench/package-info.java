/** Measurements of a running house, always as ratios to the bare thing in the same run. */
@NullMarked
package dev.rowhouse.e2e.bench;

import org.jspecify.annotations.NullMarked;
