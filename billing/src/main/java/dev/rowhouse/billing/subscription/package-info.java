/** What customers have subscribed to, as the events told it; the only writer of that table. */
@NullMarked
package dev.rowhouse.billing.subscription;

import org.jspecify.annotations.NullMarked;
