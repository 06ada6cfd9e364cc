/** The main job before your eyes: from nothing to a paying customer's own running house. */
@NullMarked
package dev.rowhouse.e2e.demo;

import org.jspecify.annotations.NullMarked;
