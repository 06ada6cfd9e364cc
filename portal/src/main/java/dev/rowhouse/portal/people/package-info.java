/** People of an organization: members, roles, invitations; and one's own account. */
@NullMarked
package dev.rowhouse.portal.people;

import org.jspecify.annotations.NullMarked;
