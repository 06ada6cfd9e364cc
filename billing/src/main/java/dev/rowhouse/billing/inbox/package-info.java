/** Webhook endpoints and the events they received: verified, stored, then processed. */
@NullMarked
package dev.rowhouse.billing.inbox;

import org.jspecify.annotations.NullMarked;
