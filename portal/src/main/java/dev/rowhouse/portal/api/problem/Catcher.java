package dev.rowhouse.portal.api.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Catches what the filters behind it throw: there a controller's resolvers do not reach. */
public final class Catcher extends OncePerRequestFilter {
  private final Problems problems;

  public Catcher(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException e) {
      problems.answer(request, response, e);
    } catch (ServletException e) {
      problems.answer(request, response, e.getRootCause() == null ? e : e.getRootCause());
    }
  }
}
