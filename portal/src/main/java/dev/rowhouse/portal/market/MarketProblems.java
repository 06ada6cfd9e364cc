package dev.rowhouse.portal.market;

import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What people read when the market does not take what they asked. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class MarketProblems {
  @ExceptionHandler(NotNow.class)
  @ResponseStatus(HttpStatus.CONFLICT)
  String notNow(NotNow problem, HttpServletRequest request, Model model) {
    return problem(request, model, "Not in this state", String.valueOf(problem.getMessage()));
  }

  @ExceptionHandler(Rejected.class)
  @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
  String rejected(Rejected problem, HttpServletRequest request, Model model) {
    return problem(request, model, "This cannot be done", String.valueOf(problem.getMessage()));
  }

  private static String problem(
      HttpServletRequest request, Model model, String title, String words) {
    model.addAttribute("viewer", request.getAttribute(Viewer.class.getName()));
    model.addAttribute("section", "market");
    model.addAttribute("title", title);
    model.addAttribute("words", Refusals.sentence(words));
    return "problem";
  }
}
