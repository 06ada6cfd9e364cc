/** Who looks at a page: the member, their organization, and what they may do. */
@NullMarked
package dev.rowhouse.portal.viewer;

import org.jspecify.annotations.NullMarked;
