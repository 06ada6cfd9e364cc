package dev.rowhouse.adminui.layout;

import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A form that was sent: it is done, or comes back with what is wrong and what was typed. */
public record Submission(HttpServletRequest request, RedirectAttributes next) {
  /**
   * @param back the page to go to, whatever becomes of it
   * @param said what people read when it is done
   */
  public String then(String back, String said, Runnable change) {
    try {
      change.run();
      next.addFlashAttribute("said", said);
    } catch (Rejected e) {
      refuse(words(e));
      next.addFlashAttribute("wrong", Map.of(e.field(), words(e)));
    } catch (NotNow e) {
      refuse(words(e));
    }
    return "redirect:" + back;
  }

  private void refuse(String words) {
    var typed = new TreeMap<String, String>();
    request.getParameterMap().forEach((name, values) -> typed.put(name, values[0]));
    next.addFlashAttribute("refused", words);
    next.addFlashAttribute("form", request.getRequestURI());
    next.addFlashAttribute("typed", typed);
  }

  private static String words(RuntimeException problem) {
    return Objects.requireNonNullElse(problem.getMessage(), "this cannot be done now");
  }

  /**
   * What destroys asks for the name of what goes.
   *
   * @throws Rejected for the field {@code confirm}
   */
  public static void confirm(String typed, String name) {
    Rejected.unless(
        typed.strip().equals(name.strip()),
        "confirm",
        "type “" + name + "” to say that you mean it");
  }

  /**
   * A reason that the audit log keeps.
   *
   * @throws Rejected for the field {@code reason}
   */
  public static String reason(String typed) {
    Rejected.unless(!typed.isBlank(), "reason", "say why: it is kept");
    Rejected.unless(typed.length() <= 500, "reason", "at most 500 characters");
    return typed.strip();
  }
}
