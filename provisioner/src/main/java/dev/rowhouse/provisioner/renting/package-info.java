/** What the market asks of machines: measured, attached, drained and wiped, and told back. */
@NullMarked
package dev.rowhouse.provisioner.renting;

import org.jspecify.annotations.NullMarked;
