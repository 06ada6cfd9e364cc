/** Golden containers and their numbered, immutable snapshots. */
@NullMarked
package dev.rowhouse.provisioner.template;

import org.jspecify.annotations.NullMarked;
