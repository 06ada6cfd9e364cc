package dev.rowhouse.portal.layout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A form that comes back because something in it is wrong is answered 422, not 200. */
@Component
class WrongForms implements HandlerInterceptor, WebMvcConfigurer {
  /** Where a page without a form object says what is wrong. */
  private static final String WRONG = "wrong";

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView shown) {
    if (shown != null && request.getMethod().equals("POST") && isWrong(shown.getModel())) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
  }

  private static boolean isWrong(Map<String, Object> model) {
    return model.get(WRONG) != null
        || model.values().stream()
            .anyMatch(each -> each instanceof BindingResult result && result.hasErrors());
  }
}
