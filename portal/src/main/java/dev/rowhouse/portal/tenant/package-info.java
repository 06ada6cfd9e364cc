/** Tenants: found, watched, opened, and forgotten with a receipt. */
@NullMarked
package dev.rowhouse.portal.tenant;

import org.jspecify.annotations.NullMarked;
