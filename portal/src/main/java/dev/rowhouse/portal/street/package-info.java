/** The fleet as streets: nodes with their houses, drawn and as a table. */
@NullMarked
package dev.rowhouse.portal.street;

import org.jspecify.annotations.NullMarked;
