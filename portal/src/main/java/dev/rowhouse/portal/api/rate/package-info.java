/** How many requests one key and one address may make, counted in this process alone. */
@NullMarked
package dev.rowhouse.portal.api.rate;

import org.jspecify.annotations.NullMarked;
