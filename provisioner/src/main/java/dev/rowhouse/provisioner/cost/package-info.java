/** Tells billing which nodes cost what and how many share it, and names whom a share belongs to. */
@NullMarked
package dev.rowhouse.provisioner.cost;

import org.jspecify.annotations.NullMarked;
