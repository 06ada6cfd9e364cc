package dev.rowhouse.portal.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Turns every failure under the API's paths into a problem; pages have their own ways. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Resolver implements HandlerExceptionResolver {
  private final Problems problems;

  Resolver(Problems problems) {
    this.problems = problems;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!isForMachines(request.getRequestURI())) {
      return null;
    }
    try {
      problems.answer(request, response, failure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ModelAndView();
  }

  private static boolean isForMachines(String path) {
    return path.startsWith("/api/")
        || path.startsWith("/hooks/")
        || path.equals("/enroll")
        || path.startsWith("/enroll/");
  }
}
