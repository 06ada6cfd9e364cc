/** E-mail: written as rows in the transaction of what it tells of, and sent until it is taken. */
@NullMarked
package dev.rowhouse.provisioner.letter;

import org.jspecify.annotations.NullMarked;
