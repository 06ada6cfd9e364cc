package dev.rowhouse.billing.outbound;

import org.jspecify.annotations.Nullable;

/**
 * What a receiver answered.
 *
 * @param status null when no answer came
 * @param text the start of the body, or why no answer came
 */
record Reply(@Nullable Integer status, String text) {
  boolean isSuccess() {
    return status != null && status / 100 == 2;
  }
}
