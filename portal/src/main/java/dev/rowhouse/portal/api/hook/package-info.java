/** The door for billing events: raw bytes in, no session, no token but the signature. */
@NullMarked
package dev.rowhouse.portal.api.hook;

import org.jspecify.annotations.NullMarked;
