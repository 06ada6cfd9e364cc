package dev.rowhouse.portal.door;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is refused at a door before any page of it was asked, by a firewall for example. The
 * portal's own page for that would say whose software this is.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Breaches implements ErrorViewResolver {
  private final Threshold threshold;

  Breaches(Threshold threshold) {
    this.threshold = threshold;
  }

  @Override
  public @Nullable ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> said) {
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return path instanceof String asked && asked.startsWith(Paths.DOOR)
        ? new ModelAndView("door/problem", model(request, status), status)
        : null;
  }

  private Map<String, Object> model(HttpServletRequest request, HttpStatus status) {
    var model = new HashMap<String, Object>();
    threshold.find(request).ifPresent(porch -> model.put("porch", porch));
    model.put("words", words(status));
    model.put("again", true);
    return model;
  }

  private static String words(HttpStatus status) {
    return status == HttpStatus.SERVICE_UNAVAILABLE
        ? "Too many people come in here at this moment. Please try again in a few seconds."
        : status.is5xxServerError()
            ? "Something broke on our side. Please try again in a moment."
            : "This address or what was sent to it cannot be understood.";
  }
}
