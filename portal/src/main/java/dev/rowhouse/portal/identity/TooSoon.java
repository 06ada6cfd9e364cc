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

  public Duration waiting() {
    return wait;
  }
}
