package dev.rowhouse.billing.inbox;

import org.jspecify.annotations.Nullable;

/** The headers of a request; names in any case. */
@FunctionalInterface
public interface Headers {
  /** The first value, or null. */
  @Nullable String first(String name);
}
