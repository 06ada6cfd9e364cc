/** Projects: list, settings, and what their prices mean. */
@NullMarked
package dev.rowhouse.portal.project;

import org.jspecify.annotations.NullMarked;
