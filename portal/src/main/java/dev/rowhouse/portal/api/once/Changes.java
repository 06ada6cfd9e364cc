package dev.rowhouse.portal.api.once;

import org.springframework.stereotype.Component;

/** The two ways of making a POST happen once. */
@Component
public final class Changes {
  private final QuickChanges quick;
  private final LongChanges slow;

  Changes(QuickChanges quick, LongChanges slow) {
    this.quick = quick;
    this.slow = slow;
  }

  QuickChanges quick() {
    return quick;
  }

  LongChanges slow() {
    return slow;
  }
}
