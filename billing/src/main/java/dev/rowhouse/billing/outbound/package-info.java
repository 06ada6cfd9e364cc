/** A project's own webhooks: signed, retried with backoff, dead letters kept. */
@NullMarked
package dev.rowhouse.billing.outbound;

import org.jspecify.annotations.NullMarked;
