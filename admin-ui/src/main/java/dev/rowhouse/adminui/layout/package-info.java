/** What all pages of operators have in common. */
@NullMarked
package dev.rowhouse.adminui.layout;

import org.jspecify.annotations.NullMarked;
