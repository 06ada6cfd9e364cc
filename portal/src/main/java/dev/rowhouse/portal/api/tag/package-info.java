/**
 * Tells callers which state of a thing they saw, and refuses changes that are made from another.
 */
@NullMarked
package dev.rowhouse.portal.api.tag;

import org.jspecify.annotations.NullMarked;
