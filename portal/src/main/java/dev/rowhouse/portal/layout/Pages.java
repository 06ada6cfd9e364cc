package dev.rowhouse.portal.layout;

import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.NoSuchElementException;
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
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What every page gets, and what people read when something is not as they thought. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Pages {

  @ModelAttribute
  void viewer(HttpServletRequest request, Model model) {
    Object viewer = request.getAttribute(Viewer.class.getName());
    if (viewer != null) {
      model.addAttribute("viewer", viewer);
      model.addAttribute("here", here(request));
      model.addAttribute("section", section(request.getRequestURI()));
    }
  }

  @ExceptionHandler(NotHere.class)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String notHere(NotHere problem, HttpServletRequest request, Model model) {
    return problem(request, model, "Not here", problem.getMessage());
  }

  /** What the modules below throw for what the organization does not have. */
  @ExceptionHandler({NoSuchElementException.class, MethodArgumentTypeMismatchException.class})
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String unknown(HttpServletRequest request, Model model) {
    return problem(request, model, "Not here", "There is no such thing here, or not any more.");
  }

  @ExceptionHandler(AccessDeniedException.class)
  @ResponseStatus(HttpStatus.FORBIDDEN)
  String notAllowed(HttpServletRequest request, Model model) {
    Object viewer = request.getAttribute(Viewer.class.getName());
    return viewer instanceof Viewer bound && bound.impersonation().isPresent()
        ? problem(
            request,
            model,
            "Not while you look as somebody else",
            "An operator who looks as a member changes nothing, and sees no secrets, logs or"
                + " payloads.")
        : viewer instanceof Viewer closed && closed.place().suspension().isPresent()
            ? problem(
                request,
                model,
                "Not while this organization is suspended",
                "Its members may look, and nothing can be changed. The reason stands above.")
            : problem(
                request,
                model,
                "Not with your role",
                "Your role in this organization does not allow this. An owner or admin can change"
                    + " it under People.");
  }

  @ExceptionHandler(EngineUnreachable.class)
  @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
  String outOfReach(HttpServletRequest request, Model model) {
    return problem(
        request,
        model,
        "Out of reach",
        "No worker, or not the machine that this stands on, answers now. Try again in a minute.");
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

  /** This page's own address, for parts that fetch themselves again. */
  private static String here(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  static String section(String path) {
    if (path.equals("/")) {
      return "streets";
    }
    String first = path.substring(1).split("/", 2)[0];
    return switch (first) {
      case "tenants", "receipts", "houses" -> "projects";
      case "rentals", "vendor" -> "market";
      case "audit", "organization" -> "people";
      default -> first;
    };
  }
}
