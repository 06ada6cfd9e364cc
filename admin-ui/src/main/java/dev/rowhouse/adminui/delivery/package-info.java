/** Webhooks that could not be delivered, over all projects. */
@NullMarked
package dev.rowhouse.adminui.delivery;

import org.jspecify.annotations.NullMarked;
