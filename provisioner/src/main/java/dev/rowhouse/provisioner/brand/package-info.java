/** How a project looks to the people who come to the doors of its houses. */
@NullMarked
package dev.rowhouse.provisioner.brand;

import org.jspecify.annotations.NullMarked;
