package dev.rowhouse.portal.door;

import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.provisioner.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What people read at a door when something does not go on; never with a word of ours. */
@ControllerAdvice(basePackageClasses = Problems.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final Threshold threshold;

  Problems(Threshold threshold) {
    this.threshold = threshold;
  }

  @ExceptionHandler(Impasse.class)
  String impasse(Impasse e, HttpServletRequest request, HttpServletResponse response, Model model) {
    return show(e, request, response, model);
  }

  @ExceptionHandler(Rejected.class)
  String rejected(
      Rejected e, HttpServletRequest request, HttpServletResponse response, Model model) {
    String words = Refusals.sentence(String.valueOf(e.getMessage()));
    return show(new Impasse(422, words, ""), request, response, model);
  }

  @ExceptionHandler({MethodArgumentTypeMismatchException.class, NoSuchElementException.class})
  String unknown(HttpServletRequest request, HttpServletResponse response, Model model) {
    return show(Impasse.nothingHere(), request, response, model);
  }

  @ExceptionHandler(Exception.class)
  String broken(
      Exception e, HttpServletRequest request, HttpServletResponse response, Model model) {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      return show(Impasse.nothingHere(), request, response, model);
    }
    log.error("a page at a door broke", e);
    String words = "Something broke on our side. Please try again in a moment.";
    int status = HttpStatus.INTERNAL_SERVER_ERROR.value();
    return show(new Impasse(status, words, ""), request, response, model);
  }

  private String show(
      Impasse e, HttpServletRequest request, HttpServletResponse response, Model model) {
    response.setStatus(e.status());
    model.addAttribute("porch", threshold.find(request).orElse(null));
    model.addAttribute("words", e.toThem());
    model.addAttribute("again", e.status() != HttpStatus.NOT_FOUND.value());
    return "door/problem";
  }
}
