/** Addresses and firewall rules, in force before a container's first instruction. */
@NullMarked
package dev.rowhouse.provisioner.wall;

import org.jspecify.annotations.NullMarked;
