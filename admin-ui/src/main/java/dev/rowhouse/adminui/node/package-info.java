/** Docker hosts of all organizations, and how they are. */
@NullMarked
package dev.rowhouse.adminui.node;

import org.jspecify.annotations.NullMarked;
