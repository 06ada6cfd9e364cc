/** Docker hosts of an organization: how to reach them and what they can do. */
@NullMarked
package dev.rowhouse.provisioner.node;

import org.jspecify.annotations.NullMarked;
