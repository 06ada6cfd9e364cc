/** The laws of the house, checked and drawn; each law has a fixture that breaks it. */
@NullMarked
package dev.rowhouse.e2e.architecture;

import org.jspecify.annotations.NullMarked;
