/** How operators come in, and the first one at all. */
@NullMarked
package dev.rowhouse.adminui.signin;

import org.jspecify.annotations.NullMarked;
