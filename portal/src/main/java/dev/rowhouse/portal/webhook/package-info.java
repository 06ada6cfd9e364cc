/** Webhooks: addresses that events come to, and those that news goes out to. */
@NullMarked
package dev.rowhouse.portal.webhook;

import org.jspecify.annotations.NullMarked;
