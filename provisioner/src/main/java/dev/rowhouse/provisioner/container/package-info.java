/** A container's life: desired and observed state, steps, timeline. */
@NullMarked
package dev.rowhouse.provisioner.container;

import org.jspecify.annotations.NullMarked;
