package dev.rowhouse.portal.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems as answers; nothing of a cause that is not meant for the caller gets out. */
@Component
public class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private final JsonMapper mapper;

  Problems(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Answers with what the failure means; an answer that has begun is left as it is. */
  public void answer(HttpServletRequest request, HttpServletResponse response, Throwable failure)
      throws IOException {
    Problem problem = Explaining.problem(failure);
    if (problem.type().status().is5xxServerError()) {
      log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    }
    if (!response.isCommitted()) {
      write(request, response, problem);
    }
  }

  private void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    response.resetBuffer();
    problem.headers().forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
    response.setStatus(problem.type().status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getOutputStream().write(mapper.writeValueAsBytes(body(request, response, problem)));
  }

  private static ProblemBody body(
      HttpServletRequest request, HttpServletResponse response, Problem problem) {
    ProblemType type = problem.type();
    return new ProblemBody(
        type.uri(),
        type.title(),
        type.status().value(),
        problem.getMessage(),
        request.getRequestURI(),
        response.getHeader(RequestIds.HEADER),
        problem.errors().isEmpty() ? null : problem.errors().getFirst().field(),
        problem.errors());
  }
}
