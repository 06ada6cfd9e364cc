package dev.rowhouse.portal.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** From where somebody comes and with what; both as the request claims. */
record Visit(String origin, String agent) {
  static Visit of(HttpServletRequest request) {
    String header = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    return new Visit(Objects.requireNonNullElse(request.getRemoteAddr(), ""), Agent.words(header));
  }
}
