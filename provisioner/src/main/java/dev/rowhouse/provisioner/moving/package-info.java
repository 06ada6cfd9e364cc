/** Takes tenants from node to node: one by one when asked, all of them when a node is drained. */
@NullMarked
package dev.rowhouse.provisioner.moving;

import org.jspecify.annotations.NullMarked;
