/** The house from outside, over HTTP only: demo, Stripe stand-in, benchmarks. */
@NullMarked
package dev.rowhouse.e2e;

import org.jspecify.annotations.NullMarked;
