/** Keeps archives of what tenants hold, and makes tenants again from them when a node is lost. */
@NullMarked
package dev.rowhouse.provisioner.backup;

import org.jspecify.annotations.NullMarked;
