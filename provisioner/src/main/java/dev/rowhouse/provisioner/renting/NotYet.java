package dev.rowhouse.provisioner.renting;

import java.time.Duration;

/** Not an error: there is something to wait for. */
final class NotYet extends RuntimeException {
  private final String words;
  private final Duration pause;

  NotYet(String words, Duration pause) {
    super(words);
    this.words = words;
    this.pause = pause;
  }

  String words() {
    return words;
  }

  Duration pause() {
    return pause;
  }
}
