package dev.rowhouse.portal.layout;

import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What every page gets, and what people read when something is not as they thought. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Pages {

  @ModelAttribute
  void viewer(HttpServletRequest request, Model model) {
    Object viewer = request.getAttribute(Viewer.class.getName());
    if (viewer != null) {
      model.addAttribute("viewer", viewer);
      model.addAttribute("section", section(request.getRequestURI()));
    }
  }

  @ExceptionHandler(NotHere.class)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String notHere(NotHere problem, HttpServletRequest request, Model model) {
    return problem(request, model, "Not here", problem.getMessage());
  }

  @ExceptionHandler(AccessDeniedException.class)
  @ResponseStatus(HttpStatus.FORBIDDEN)
  String notAllowed(HttpServletRequest request, Model model) {
    return problem(
        request,
        model,
        "Not with your role",
        "Your role in this organization does not allow this. An owner or admin can change it under"
            + " People.");
  }

  @ExceptionHandler(Rejected.class)
  @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
  String rejected(Rejected problem, HttpServletRequest request, Model model) {
    return problem(request, model, "This cannot be done", problem.getMessage());
  }

  private String problem(
      HttpServletRequest request, Model model, String title, @Nullable String words) {
    viewer(request, model);
    model.addAttribute("title", title);
    model.addAttribute("words", words);
    return "problem";
  }

  static String section(String path) {
    if (path.equals("/")) {
      return "streets";
    }
    String first = path.substring(1).split("/", 2)[0];
    return switch (first) {
      case "tenants", "receipts" -> "projects";
      default -> first;
    };
  }
}
