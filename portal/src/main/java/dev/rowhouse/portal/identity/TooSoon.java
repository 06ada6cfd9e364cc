package dev.rowhouse.portal.identity;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Refused without looking at the password: too many attempts before. */
public final class TooSoon extends AuthenticationException {
  private final Duration wait;

  TooSoon(Duration wait) {
    super("too many attempts");
    this.wait = wait;
  }

  Duration waiting() {
    return wait;
  }

  /** As people read it. */
  public String words() {
    return "There were too many attempts. Wait %d seconds, then try again."
        .formatted(wait.toSeconds());
  }
}
