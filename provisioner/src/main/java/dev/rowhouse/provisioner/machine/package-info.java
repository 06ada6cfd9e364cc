/**
 * Machines: let in by a token, certified by our own authority, measured, renewed, revoked, wiped.
 */
@NullMarked
package dev.rowhouse.provisioner.machine;

import org.jspecify.annotations.NullMarked;
