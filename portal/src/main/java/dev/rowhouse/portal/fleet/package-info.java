/** What a fleet costs and among how many: the bill, its curve, estimates, and other ways to pay. */
@NullMarked
package dev.rowhouse.portal.fleet;

import org.jspecify.annotations.NullMarked;
