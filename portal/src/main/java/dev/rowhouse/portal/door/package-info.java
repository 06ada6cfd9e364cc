/** The doors of houses: where the people of tenants sign in, under the builder's brand. */
@NullMarked
package dev.rowhouse.portal.door;

import org.jspecify.annotations.NullMarked;
