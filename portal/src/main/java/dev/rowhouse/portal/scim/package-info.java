/** SCIM 2.0 at the doors of houses: companies' directories say who their people are. */
@NullMarked
package dev.rowhouse.portal.scim;

import org.jspecify.annotations.NullMarked;
