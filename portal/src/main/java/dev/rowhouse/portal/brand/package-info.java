/** The page on which a builder chooses how their project looks to the people of its tenants. */
@NullMarked
package dev.rowhouse.portal.brand;

import org.jspecify.annotations.NullMarked;
