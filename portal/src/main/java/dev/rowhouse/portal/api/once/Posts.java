package dev.rowhouse.portal.api.once;

import org.springframework.stereotype.Component;

/** The two ways of making a POST happen once. */
@Component
public final class Posts {
  private final QuickPosts quick;
  private final LongPosts slow;

  Posts(QuickPosts quick, LongPosts slow) {
    this.quick = quick;
    this.slow = slow;
  }

  QuickPosts quick() {
    return quick;
  }

  LongPosts slow() {
    return slow;
  }
}
