package dev.rowhouse.portal.viewer;

import dev.rowhouse.marketplace.account.Impersonating;
import dev.rowhouse.marketplace.account.Permission;
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
  private final Impersonating impersonating;

  Doorkeeper(Viewers viewers, Impersonating impersonating) {
    this.viewers = viewers;
    this.impersonating = impersonating;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws Exception {
    if (!(handler instanceof HandlerMethod method) || !guards(method)) {
      return true;
    }
    Optional<Viewer> viewer = viewers.of(request);
    if (viewer.isEmpty()) {
      boolean over = request.getUserPrincipal() instanceof Impersonator;
      response.sendRedirect(over ? "/as-over" : "/nowhere");
      return false;
    }
    Needs needs = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Needs.class);
    request.setAttribute(VIEWER, viewer.get());
    if (needs == null || !allowed(request, viewer.get(), needs.value())) {
      remember(request, viewer.get());
      throw new AccessDeniedException("the role does not allow this");
    }
    return true;
  }

  /** What an operator who looks as a member tried to change stands in the audit log. */
  private void remember(HttpServletRequest request, Viewer viewer) {
    if (!isLook(request)) {
      String what = request.getMethod() + " " + request.getRequestURI();
      viewer
          .impersonation()
          .ifPresent(look -> impersonating.refused(look.id(), what, request.getRemoteAddr()));
    }
  }

  private static boolean isLook(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  private static boolean allowed(HttpServletRequest request, Viewer viewer, Permission needs) {
    return isLook(request) ? viewer.maySee(needs) : viewer.maySend(needs);
  }

  /** Pages of ours, but not those for anyone; the API guards itself. */
  static boolean guards(HandlerMethod method) {
    Class<?> type = method.getBeanType();
    return type.getPackageName().startsWith("dev.rowhouse.portal.")
        && !type.getPackageName().startsWith("dev.rowhouse.portal.api")
        && !type.isAnnotationPresent(ForAnyone.class);
  }
}
