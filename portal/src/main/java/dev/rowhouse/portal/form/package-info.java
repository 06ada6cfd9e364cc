/** Parts of forms that several pages share, and how they become what the modules below take. */
@NullMarked
package dev.rowhouse.portal.form;

import org.jspecify.annotations.NullMarked;
