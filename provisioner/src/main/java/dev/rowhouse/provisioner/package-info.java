/** What runs: nodes, templates, tenants, containers and the way to them. */
@NullMarked
package dev.rowhouse.provisioner;

import org.jspecify.annotations.NullMarked;
