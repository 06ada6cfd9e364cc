/** Tells open pages that something changed, so that they fetch their parts again. */
@NullMarked
package dev.rowhouse.portal.live;

import org.jspecify.annotations.NullMarked;
