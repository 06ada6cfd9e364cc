/** Host to container in one look-up: proxying, claims, waking. */
@NullMarked
package dev.rowhouse.provisioner.gateway;

import org.jspecify.annotations.NullMarked;
