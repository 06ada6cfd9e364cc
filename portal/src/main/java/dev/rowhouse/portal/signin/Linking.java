package dev.rowhouse.portal.signin;

import dev.rowhouse.marketplace.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Remembers who goes to a provider to add an account of theirs there, so that the one who comes
 * back is that account, and whoever they were before goes on in this session.
 */
@Component
public class Linking {
  private static final String LINKING = "sign-in.linking";
  private static final Duration FOR = Duration.ofMinutes(10);

  private final Clock clock;

  Linking(Clock clock) {
    this.clock = clock;
  }

  private record Asked(String user, Authentication before, Instant until) implements Serializable {}

  /** They are signed in, and proved it just now. */
  public void begin(HttpSession session, UserId user, Authentication before) {
    session.setAttribute(LINKING, new Asked(user.value(), before, clock.instant().plus(FOR)));
  }

  /** Nothing came of it. */
  static void forget(HttpSession session) {
    session.removeAttribute(LINKING);
  }

  /** Whose account it shall be; each question once. */
  Optional<UserId> asked(HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession();
    if (!(session.getAttribute(LINKING) instanceof Asked asked)) {
      return Optional.empty();
    }
    session.removeAttribute(LINKING);
    if (clock.instant().isAfter(asked.until())) {
      return Optional.empty();
    }
    restore(asked.before(), request, response);
    return Optional.of(new UserId(asked.user()));
  }

  /** Who added an account goes on as who they were, whatever became of it. */
  private static void restore(
      Authentication before, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(before);
    SecurityContextHolder.setContext(context);
    new HttpSessionSecurityContextRepository().saveContext(context, request, response);
  }
}
