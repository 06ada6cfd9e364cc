/** The only place that knows Stripe's library: signatures, objects, fetching them again. */
@NullMarked
package dev.rowhouse.billing.stripe;

import org.jspecify.annotations.NullMarked;
