/** Who may operate this installation: inviting operators and letting them go. */
@NullMarked
package dev.rowhouse.adminui.people;

import org.jspecify.annotations.NullMarked;
