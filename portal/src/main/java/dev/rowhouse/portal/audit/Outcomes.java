package dev.rowhouse.portal.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What came of a request, read from its answer. */
final class Outcomes {
  /** Request attribute with the identifier of what the API made. */
  static final String MADE = Outcomes.class.getName() + ".made";

  private static final String REFUSED = Outcomes.class.getName() + ".refused";

  /** How pages say that something was not done. */
  private static final String WRONG = "wrong";

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)[^}]*}");
  private static final Pattern ID = Pattern.compile("\\b[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\\b");

  private Outcomes() {}

  /** The identifier that stands last in the address. */
  static Optional<String> named(String pattern, Map<String, String> places) {
    Matcher names = PLACE.matcher(pattern);
    String last = null;
    while (names.find()) {
      String value = Objects.requireNonNullElse(places.get(names.group(1)), "");
      last = isId(value) ? value : last;
    }
    return Optional.ofNullable(last);
  }

  static boolean isId(String value) {
    return ID.matcher(value).matches();
  }

  /** A form that comes back with its problems changed nothing. */
  static void look(HttpServletRequest request, @Nullable ModelAndView page) {
    boolean wrong =
        page != null
            && (page.getModel().get(WRONG) != null
                || page.getModel().values().stream()
                    .anyMatch(each -> each instanceof BindingResult form && form.hasErrors()));
    if (wrong || RequestContextUtils.getOutputFlashMap(request).containsKey(WRONG)) {
      request.setAttribute(REFUSED, true);
    }
  }

  static boolean refused(HttpServletRequest request, HttpServletResponse response) {
    return response.getStatus() >= 400 || request.getAttribute(REFUSED) != null;
  }

  /** The identifier of what was made; empty where the answer names none. */
  static String made(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(MADE) instanceof String id) {
      return id;
    }
    String next = Objects.requireNonNullElse(response.getHeader(HttpHeaders.LOCATION), "");
    Matcher id = ID.matcher(next);
    return id.find() ? id.group() : "";
  }
}
