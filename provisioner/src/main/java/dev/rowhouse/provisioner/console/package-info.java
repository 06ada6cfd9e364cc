/** What the admins of an enterprise tenant see and do about their own house. */
@NullMarked
package dev.rowhouse.provisioner.console;

import org.jspecify.annotations.NullMarked;
