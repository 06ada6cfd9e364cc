/** The health of the installation on one page. */
@NullMarked
package dev.rowhouse.adminui.overview;

import org.jspecify.annotations.NullMarked;
