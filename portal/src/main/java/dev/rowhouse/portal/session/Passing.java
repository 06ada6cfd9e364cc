package dev.rowhouse.portal.session;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a session remembers for a while only. */
public final class Passing {
  private Passing() {}

  /**
   * @param value without spaces
   */
  public static void keep(HttpSession session, String name, String value, Instant until) {
    session.setAttribute(name, value + " " + until);
  }

  /** Empty when it is over, or was never there. */
  public static Optional<String> find(@Nullable HttpSession session, String name, Instant now) {
    return session != null && session.getAttribute(name) instanceof String text
        ? Optional.of(text.split(" ", 2))
            .filter(parts -> now.isBefore(Instant.parse(parts[1])))
            .map(parts -> parts[0])
        : Optional.empty();
  }
}
