/** What goes wrong in the API, told as RFC 9457 Problem Details. */
@NullMarked
package dev.rowhouse.portal.api.problem;

import org.jspecify.annotations.NullMarked;
