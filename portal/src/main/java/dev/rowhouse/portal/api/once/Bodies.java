package dev.rowhouse.portal.api.once;

import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads JSON bodies whole, up to a limit, before anything looks at them; archives and the like
 * stream past. A body without a type counts as JSON.
 */
public final class Bodies extends OncePerRequestFilter {
  static final int MOST_BYTES = 1 << 20;

  /** Webhooks read their own bodies, with limits and answers of their own. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/hooks/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(isJson(request) ? new ReadRequest(request, read(request)) : request, response);
  }

  private static boolean isJson(HttpServletRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type == null
        || type.regionMatches(true, 0, MediaType.APPLICATION_JSON_VALUE, 0, 16)
        || type.contains("+json");
  }

  private static byte[] read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      throw tooLarge();
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw tooLarge();
    }
    return body;
  }

  private static Problem tooLarge() {
    return new Problem(ProblemType.TOO_LARGE, "A JSON body may have 1 MiB at most.");
  }
}
