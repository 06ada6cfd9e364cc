/** The event inbox: what billing sent, what it did, why not, and once more. */
@NullMarked
package dev.rowhouse.portal.inbox;

import org.jspecify.annotations.NullMarked;
