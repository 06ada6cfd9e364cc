package dev.rowhouse.portal.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * When somebody last proved who they are: what their provider says of it, or what they proved here
 * since. A provider that says when is believed, so that coming back through a session it still had
 * proves nothing new.
 */
@Component
public class Proofs {
  /** Session attribute with the page to go to after a sign-in that was asked for again. */
  public static final String NEXT = "proved.next";

  private static final String AT = "proved.at";
  private static final String SAID = "auth_time";

  private final Clock clock;
  private final Duration recent;

  Proofs(Clock clock, @Value("${rowhouse.sign-in.recent:10m}") Duration recent) {
    this.clock = clock;
    this.recent = recent;
  }

  public boolean recent(HttpServletRequest request) {
    Instant limit = clock.instant().minus(recent);
    return Stream.of(here(request), said(request.getUserPrincipal()))
        .anyMatch(at -> at != null && at.isAfter(limit));
  }

  /** They proved it just now. */
  public void proved(HttpServletRequest request) {
    request.getSession().setAttribute(AT, clock.instant());
  }

  /** They came from a provider; where that says nothing of when, it was now. */
  public void came(HttpServletRequest request, OAuth2AuthenticationToken token) {
    request.getSession().removeAttribute(AT);
    if (said(token) == null) {
      proved(request);
    }
  }

  private static @Nullable Instant here(HttpServletRequest request) {
    return (Instant) request.getSession().getAttribute(AT);
  }

  private static @Nullable Instant said(@Nullable Object principal) {
    if (!(principal instanceof OAuth2AuthenticationToken token) || token.getPrincipal() == null) {
      return null;
    }
    return switch (token.getPrincipal().getAttributes().get(SAID)) {
      case Instant at -> at;
      case Date at -> at.toInstant();
      case Number seconds -> Instant.ofEpochSecond(seconds.longValue());
      case null, default -> null;
    };
  }
}
