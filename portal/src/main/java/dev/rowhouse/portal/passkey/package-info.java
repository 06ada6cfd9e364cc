/**
 * Passkeys of local accounts and of tenants' members: keys that never leave a device, proved
 * instead of typed.
 */
@NullMarked
package dev.rowhouse.portal.passkey;

import org.jspecify.annotations.NullMarked;
