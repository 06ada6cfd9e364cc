/** The first run, invitations, and people who belong nowhere yet. */
@NullMarked
package dev.rowhouse.portal.welcome;

import org.jspecify.annotations.NullMarked;
