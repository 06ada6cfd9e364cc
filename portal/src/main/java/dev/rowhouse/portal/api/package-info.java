/** The REST API: thin controllers over the modules below, one resource a file. */
@NullMarked
package dev.rowhouse.portal.api;

import org.jspecify.annotations.NullMarked;
