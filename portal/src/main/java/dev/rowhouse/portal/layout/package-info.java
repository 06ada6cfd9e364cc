/** What all pages share: layout, formats, errors. */
@NullMarked
package dev.rowhouse.portal.layout;

import org.jspecify.annotations.NullMarked;
