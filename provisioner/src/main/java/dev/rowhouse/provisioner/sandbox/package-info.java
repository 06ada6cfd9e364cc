/** What a house hears of its own tenant, and what it says for its own timeline. */
@NullMarked
package dev.rowhouse.provisioner.sandbox;

import org.jspecify.annotations.NullMarked;
