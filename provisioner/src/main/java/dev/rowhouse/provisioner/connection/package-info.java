/** Identity providers of tenants, and the people whom they let into their houses. */
@NullMarked
package dev.rowhouse.provisioner.connection;

import org.jspecify.annotations.NullMarked;
