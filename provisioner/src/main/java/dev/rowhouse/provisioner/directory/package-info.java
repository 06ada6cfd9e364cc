/** People and groups as companies' own directories say that they are, and who is out by that. */
@NullMarked
package dev.rowhouse.provisioner.directory;

import org.jspecify.annotations.NullMarked;
