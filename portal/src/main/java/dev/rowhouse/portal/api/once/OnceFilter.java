package dev.rowhouse.portal.api.once;

import dev.rowhouse.portal.api.key.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends POSTs that carry an Idempotency-Key the careful way, all else straight on. */
public final class OnceFilter extends OncePerRequestFilter {
  private static final String STREAMS = "/exec";
  private final QuickPosts quick;
  private final LongPosts slow;

  public OnceFilter(Posts posts) {
    this.quick = posts.quick();
    this.slow = posts.slow();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.POST.matches(request.getMethod()) || request.getHeader(Asked.HEADER) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null || !(who.getPrincipal() instanceof Caller caller)) {
      chain.doFilter(request, response);
    } else if (request instanceof ReadRequest read && !request.getRequestURI().endsWith(STREAMS)) {
      quick.answer(Asked.of(caller, request, read.body()), request, response, chain);
    } else {
      slow.answer(Asked.of(caller, request, known(request)), request, response, chain);
    }
  }

  private static byte[] known(HttpServletRequest request) {
    return request instanceof ReadRequest read ? read.body() : lengthOf(request);
  }

  /** Of a body that streams, only the announced length can be compared. */
  private static byte[] lengthOf(HttpServletRequest request) {
    return Long.toString(request.getContentLengthLong())
        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
