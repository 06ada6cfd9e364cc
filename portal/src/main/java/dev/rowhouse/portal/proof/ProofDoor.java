package dev.rowhouse.portal.proof;

import dev.rowhouse.portal.session.Proofs;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stands behind the doorkeeper: who may do it is asked again who they are, where that matters. */
@Configuration(proxyBeanMethods = false)
class ProofDoor implements WebMvcConfigurer, HandlerInterceptor {
  private static final int AFTER_THE_DOORKEEPER = 10;

  private final Proofs proofs;
  private final Keeping keeping;

  ProofDoor(Proofs proofs, Keeping keeping) {
    this.proofs = proofs;
    this.keeping = keeping;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(AFTER_THE_DOORKEEPER);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod method)) {
      return true;
    }
    Recent recent = method.getMethodAnnotation(Recent.class);
    if (recent == null || proofs.recent(request)) {
      return true;
    }
    Viewer viewer = (Viewer) Objects.requireNonNull(request.getAttribute(Viewer.class.getName()));
    String next =
        keeping
            .keep(request, viewer, recent.value())
            .map(name -> "/prove/" + name)
            .orElse("/prove");
    if (request.getHeader("HX-Request") == null) {
      response.sendRedirect(next);
    } else {
      response.setHeader("HX-Redirect", next);
    }
    return false;
  }
}
