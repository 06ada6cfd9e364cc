/** Operators who look at the pages as a member does, handed over from their own app. */
@NullMarked
package dev.rowhouse.portal.impersonation;

import org.jspecify.annotations.NullMarked;
