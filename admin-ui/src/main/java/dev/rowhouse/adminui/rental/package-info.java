/** Contracts, and what is overdue of them. */
@NullMarked
package dev.rowhouse.adminui.rental;

import org.jspecify.annotations.NullMarked;
