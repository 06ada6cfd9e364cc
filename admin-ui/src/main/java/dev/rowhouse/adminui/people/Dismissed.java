package dev.rowhouse.adminui.people;

import dev.rowhouse.adminui.operator.Operators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who was removed is out with the next request, however long their session would last. */
@Configuration(proxyBeanMethods = false)
class Dismissed implements WebMvcConfigurer, HandlerInterceptor {
  private final Operators operators;

  Dismissed(Operators operators) {
    this.operators = operators;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).excludePathPatterns("/css/**", "/js/**", "/webjars/**", "/error");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    Authentication now = SecurityContextHolder.getContext().getAuthentication();
    // Our own sign-in names people by their e-mail, and nothing else does.
    if (now != null
        && request.getUserPrincipal() != null
        && now.getPrincipal() instanceof String email
        && operators.byEmail(email).isEmpty()) {
      request.getSession().invalidate();
      SecurityContextHolder.clearContext();
      response.sendRedirect("/sign-in?out");
      return false;
    }
    return true;
  }
}
