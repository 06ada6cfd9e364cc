/** The face for operators, on a port of its own. */
@NullMarked
package dev.rowhouse.adminui;

import org.jspecify.annotations.NullMarked;
