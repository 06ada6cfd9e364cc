package dev.rowhouse.adminui.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What operators read when something is not there, and where a part fetches itself again. */
@ControllerAdvice
class Problems {
  @ModelAttribute
  void here(HttpServletRequest request, Model model) {
    String query = request.getQueryString();
    model.addAttribute("here", request.getRequestURI() + (query == null ? "" : "?" + query));
  }

  @ExceptionHandler({NoSuchElementException.class, MethodArgumentTypeMismatchException.class})
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String notHere() {
    return "problem";
  }
}
