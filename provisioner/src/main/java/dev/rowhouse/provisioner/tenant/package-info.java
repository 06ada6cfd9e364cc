/** Customers of a project: what billing says of them and the container they own. */
@NullMarked
package dev.rowhouse.provisioner.tenant;

import org.jspecify.annotations.NullMarked;
