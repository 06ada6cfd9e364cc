package dev.rowhouse.portal.api.key;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a key to a call only with the permission that the call asks for. */
@Configuration(proxyBeanMethods = false)
class KeyDoor implements WebMvcConfigurer, HandlerInterceptor {
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod
        && SecurityContextHolder.getContext().getAuthentication()
            instanceof KeyAuthentication key) {
      check((Caller) key.getPrincipal(), request);
    }
    return true;
  }

  private static void check(Caller caller, HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    Permission need =
        Calls.need(request.getMethod(), String.valueOf(pattern))
            .orElseThrow(() -> new Problem(ProblemType.FORBIDDEN, "No key may call this."));
    if (!caller.may(need)) {
      throw new Problem(
          ProblemType.FORBIDDEN,
          "It lacks the permission %s. Make a key that has it.".formatted(need.word()));
    }
  }
}
