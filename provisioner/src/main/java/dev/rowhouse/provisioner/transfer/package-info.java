/** Brings snapshots to nodes that lack them, and takes them away where nothing needs them. */
@NullMarked
package dev.rowhouse.provisioner.transfer;

import org.jspecify.annotations.NullMarked;
