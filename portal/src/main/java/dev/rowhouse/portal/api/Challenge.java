package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Says how to sign in to the API. */
final class Challenge implements AuthenticationEntryPoint {
  private final Problems problems;

  Challenge(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"rowhouse\"");
    problems.answer(request, response, failure);
  }
}
