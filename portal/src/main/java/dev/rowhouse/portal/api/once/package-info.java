/** Makes a POST happen once, however often it is sent with the same Idempotency-Key. */
@NullMarked
package dev.rowhouse.portal.api.once;

import org.jspecify.annotations.NullMarked;
