/** What members and their programs change, written down by itself and shown to their admins. */
@NullMarked
package dev.rowhouse.portal.audit;

import org.jspecify.annotations.NullMarked;
