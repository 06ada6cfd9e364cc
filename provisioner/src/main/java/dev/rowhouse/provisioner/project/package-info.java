/** A builder's product: settings, plans, idle policy, access. */
@NullMarked
package dev.rowhouse.provisioner.project;

import org.jspecify.annotations.NullMarked;
