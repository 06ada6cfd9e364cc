/**
 * People of tenants for whom no identity provider vouches: they come in by links that are sent, or
 * by passkeys.
 */
@NullMarked
package dev.rowhouse.provisioner.member;

import org.jspecify.annotations.NullMarked;
