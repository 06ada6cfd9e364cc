package dev.rowhouse.portal.api.key;

import dev.rowhouse.marketplace.account.ApiKey;
import dev.rowhouse.marketplace.account.ApiKeys;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import dev.rowhouse.portal.key.Networks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opens the key of {@code Authorization: Bearer rh_…}; what does not open stays nobody, and what
 * belongs to a suspended organization is refused.
 */
public final class KeyFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";
  private final ApiKeys keys;

  public KeyFilter(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<ApiKey> key = secret(request).flatMap(keys::open);
    key.flatMap(keys::suspension)
        .ifPresent(why -> {
          throw new Problem(
              ProblemType.ORGANIZATION_SUSPENDED,
              "An operator suspended it: " + why.reason() + " Its members can look at the portal.");
        });
    key.filter(found -> !Networks.admit(found.scope().networks(), request.getRemoteAddr()))
        .ifPresent(found -> {
          throw new Problem(
              ProblemType.FORBIDDEN,
              "It does not open from %s.".formatted(request.getRemoteAddr()));
        });
    key.map(Caller::of)
        .ifPresent(caller ->
            SecurityContextHolder.getContext().setAuthentication(new KeyAuthentication(caller)));
    chain.doFilter(request, response);
  }

  private static Optional<String> secret(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip());
  }
}
