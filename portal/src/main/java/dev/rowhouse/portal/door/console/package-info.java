/** The console of a tenant that is a company: pages for its own admins, behind its own door. */
@NullMarked
package dev.rowhouse.portal.door.console;

import org.jspecify.annotations.NullMarked;
