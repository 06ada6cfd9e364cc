/**
 * Signed, container-bound tokens that open a container's URL for one person, for an hour at most.
 */
@NullMarked
package dev.rowhouse.provisioner.claim;

import org.jspecify.annotations.NullMarked;
