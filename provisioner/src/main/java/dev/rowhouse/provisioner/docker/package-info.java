/** The only place that knows Docker's library: engines, images, volumes, streams. */
@NullMarked
package dev.rowhouse.provisioner.docker;

import org.jspecify.annotations.NullMarked;
