/** A stateful stand-in for Stripe: its objects, its signed events, and its faults on demand. */
@NullMarked
package dev.rowhouse.e2e.stripe;

import org.jspecify.annotations.NullMarked;
