/**
 * The inner way from a process that asks to a worker that knows the nodes; both prove who they are.
 */
@NullMarked
package dev.rowhouse.provisioner.channel;

import org.jspecify.annotations.NullMarked;
