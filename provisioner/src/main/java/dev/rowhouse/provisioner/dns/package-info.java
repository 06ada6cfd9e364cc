/** Names in the public DNS, and the proof by a TXT record that one of them is somebody's. */
@NullMarked
package dev.rowhouse.provisioner.dns;

import org.jspecify.annotations.NullMarked;
