/** Chooses a node: filters, then scores, with a written reason. */
@NullMarked
package dev.rowhouse.provisioner.placement;

import org.jspecify.annotations.NullMarked;
