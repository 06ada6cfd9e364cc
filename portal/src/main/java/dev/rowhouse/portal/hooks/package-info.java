/** The door for billing events: raw bytes in, no session, no token but the signature. */
@NullMarked
package dev.rowhouse.portal.hooks;

import org.jspecify.annotations.NullMarked;
