package dev.rowhouse.portal.api.once;

import dev.rowhouse.portal.api.key.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Every change that only writes rows is one transaction, whatever number of verbs it takes; a POST
 * that carries an Idempotency-Key happens once.
 */
public final class OnceFilter extends OncePerRequestFilter {
  private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS");

  /** What streams, or talks to Stripe, and so cannot be one transaction. */
  private static final List<String> LONG = List.of("/exec", "/checkout");

  private final QuickChanges quick;
  private final LongChanges slow;

  public OnceFilter(Changes changes) {
    this.quick = changes.quick();
    this.slow = changes.slow();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return LOOKS.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null || !(who.getPrincipal() instanceof Caller caller)) {
      chain.doFilter(request, response);
    } else if (request instanceof ReadRequest read && !isLong(request)) {
      quick(caller, read, response, chain);
    } else {
      slow(caller, request, response, chain);
    }
  }

  private static boolean isLong(HttpServletRequest request) {
    return LONG.stream().anyMatch(request.getRequestURI()::endsWith);
  }

  private void quick(
      Caller caller, ReadRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isOnce(request)) {
      quick.once(Asked.of(caller, request, request.body()), request, response, chain);
    } else {
      quick.change(request, response, chain);
    }
  }

  private void slow(
      Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isOnce(request)) {
      HttpServletRequest read = request instanceof ReadRequest ? request : new Streamed(request);
      slow.answer(Asked.of(caller, request, known(request)), read, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isOnce(HttpServletRequest request) {
    return HttpMethod.POST.matches(request.getMethod()) && request.getHeader(Asked.HEADER) != null;
  }

  /** Of a body that streams, its length is compared at once, and its digest when it is there. */
  private static byte[] known(HttpServletRequest request) {
    return request instanceof ReadRequest read
        ? read.body()
        : Long.toString(request.getContentLengthLong()).getBytes(StandardCharsets.US_ASCII);
  }
}
