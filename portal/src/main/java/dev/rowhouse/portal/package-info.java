/** The face for builders and their tenants: pages and the REST API. */
@NullMarked
package dev.rowhouse.portal;

import org.jspecify.annotations.NullMarked;
