/** Tests against a name server on loopback. */
@NullMarked
package dev.rowhouse.provisioner.dns;

import org.jspecify.annotations.NullMarked;
