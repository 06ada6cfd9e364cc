package dev.rowhouse.portal.door.console;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Leads who is not signed in to where they do. */
@ControllerAdvice(basePackageClasses = Strangers.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Strangers {
  @ExceptionHandler(Stranger.class)
  String lead(Stranger stranger) {
    return "redirect:" + stranger.signIn();
  }
}
