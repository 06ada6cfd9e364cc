package dev.rowhouse.portal.api.once;

import dev.rowhouse.portal.api.once.Answers.Before;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a name that is taken already means for the request that brings it again. */
final class Repeats {
  /** For names that are free, or whose row is not to be seen before it has its answer. */
  static final Instant NEVER_BUSY = Instant.EPOCH;

  private Repeats() {}

  /**
   * The answer given before; empty when the name is free again (a day has passed, and the row is
   * gone now).
   *
   * @throws Problem when another request has the name, or the same one is not done yet
   */
  static Optional<Answer> of(Answers answers, Asked asked) {
    Optional<Before> found = answers.before(asked);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Before before = found.get();
    if (answers.isOld(before)) {
      answers.forget(asked);
      return Optional.empty();
    }
    if (!before.digest().equals(asked.digest())) {
      throw reused();
    }
    String sealed = before.answer();
    if (sealed == null) {
      throw inProgress();
    }
    return Optional.of(answers.open(asked, sealed));
  }

  static Problem reused() {
    return new Problem(
        ProblemType.KEY_REUSED, "Use a new key: address or body differ from the first time.");
  }

  static Problem inProgress() {
    return new Problem(ProblemType.IN_PROGRESS, "Ask again in a moment for its answer.")
        .retryAfter(Duration.ofSeconds(1));
  }
}
