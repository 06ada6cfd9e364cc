/** Who runs this installation. */
@NullMarked
package dev.rowhouse.adminui.operator;

import org.jspecify.annotations.NullMarked;
