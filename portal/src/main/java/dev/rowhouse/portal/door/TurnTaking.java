package dev.rowhouse.portal.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every request at a door waits for its turn there, before anything of it is worked on. */
@Configuration(proxyBeanMethods = false)
class TurnTaking implements WebMvcConfigurer, AsyncHandlerInterceptor {
  private final Turns turns;

  TurnTaking(Turns turns) {
    this.turns = turns;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .addPathPatterns(Paths.DOOR + "**")
        .order(Ordered.HIGHEST_PRECEDENCE);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    // Reads the form: whoever sends theirs slowly does so in nobody's way.
    request.getParameterMap();
    if (turns.begin(request.getServerName().toLowerCase(Locale.ROOT))) {
      return true;
    }
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    return false;
  }

  /** What streams, an export, goes on without a turn. */
  @Override
  public void afterConcurrentHandlingStarted(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    turns.end();
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception e) {
    turns.end();
  }
}
