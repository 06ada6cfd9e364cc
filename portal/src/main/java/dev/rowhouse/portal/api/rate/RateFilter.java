package dev.rowhouse.portal.api.rate;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import dev.rowhouse.portal.rate.Limiter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands behind the key: a caller pays by key, a nobody pays by address, and only for answers that
 * refuse. So guessing keys or signatures gets slow, and neighbours behind one address do not
 * suffer.
 */
public final class RateFilter extends OncePerRequestFilter {
  private final Limiter keys;
  private final Limiter refused;
  private final Limiter hooks;
  private final Limiter badHooks;

  public RateFilter(Rates rates) {
    keys = new Limiter(rates.key().perSecond(), rates.key().burst());
    refused = new Limiter(rates.refused().perSecond(), rates.refused().burst());
    hooks = new Limiter(rates.hook().perSecond(), rates.hook().burst());
    badHooks = new Limiter(rates.badHook().perSecond(), rates.badHook().burst());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    if (path.startsWith("/hooks/")) {
      String name = request.getRemoteAddr() + " " + path;
      letIn(hooks.take(name));
      payIfRefused(badHooks, name, request, response, chain);
    } else if (path.startsWith("/api/")) {
      api(request, response, chain);
    } else if (path.startsWith("/enroll/") || path.equals("/enroll")) {
      payIfRefused(refused, request.getRemoteAddr(), request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void api(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who != null && who.getPrincipal() instanceof Caller caller) {
      letIn(keys.take(caller.key().value()));
      chain.doFilter(request, response);
    } else {
      payIfRefused(refused, request.getRemoteAddr(), request, response, chain);
    }
  }

  private static void payIfRefused(
      Limiter limiter,
      String name,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    letIn(limiter.look(name));
    chain.doFilter(request, response);
    if (response.getStatus() >= 400 && response.getStatus() < 500) {
      var _ = limiter.take(name);
    }
  }

  private static void letIn(Duration wait) {
    if (!wait.isZero()) {
      throw new Problem(ProblemType.TOO_MANY_REQUESTS, "Slow down and try again.").retryAfter(wait);
    }
  }
}
