package dev.rowhouse.portal.viewer;

import dev.rowhouse.portal.signin.ForAnyone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a viewer to our pages only with the permission that the page asks for. */
@Component
class Doorkeeper implements HandlerInterceptor {
  static final String VIEWER = Viewer.class.getName();

  private final Viewers viewers;

  Doorkeeper(Viewers viewers) {
    this.viewers = viewers;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws Exception {
    if (!(handler instanceof HandlerMethod method) || !guards(method)) {
      return true;
    }
    Optional<Viewer> viewer = viewers.of(request);
    if (viewer.isEmpty()) {
      response.sendRedirect("/nowhere");
      return false;
    }
    Needs needs = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Needs.class);
    if (needs == null || !viewer.get().may(needs.value())) {
      throw new AccessDeniedException("the role does not allow this");
    }
    request.setAttribute(VIEWER, viewer.get());
    return true;
  }

  /** Pages of ours, but not those for anyone; the API guards itself. */
  static boolean guards(HandlerMethod method) {
    Class<?> type = method.getBeanType();
    return type.getPackageName().startsWith("dev.rowhouse.portal.")
        && !type.getPackageName().startsWith("dev.rowhouse.portal.api")
        && !type.isAnnotationPresent(ForAnyone.class);
  }
}
