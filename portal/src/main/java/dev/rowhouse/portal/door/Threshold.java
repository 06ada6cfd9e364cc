package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.claim.ClaimCookie;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Porches;
import dev.rowhouse.provisioner.gateway.Links;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where somebody stands: before which house, and with which browser. */
@Component
public class Threshold {
  private static final String BROWSER = "door_way";

  private final Porches porches;
  private final Links links;

  Threshold(Porches porches, Links links) {
    this.porches = porches;
    this.links = links;
  }

  /**
   * @throws Impasse when the host that was asked for is no tenant's house
   */
  public Porch porch(HttpServletRequest request) {
    return find(request).orElseThrow(Impasse::nothingHere);
  }

  /** Empty when the host that was asked for is no tenant's house. */
  public Optional<Porch> find(HttpServletRequest request) {
    String name = request.getServerName().toLowerCase(Locale.ROOT);
    var label = links.label(name);
    return label.isPresent() ? porches.at(label.get()) : porches.byName(name);
  }

  /** The house's address by the name that was come to, without a path. */
  public String url(Porch porch) {
    return porch.name().isEmpty() ? links.url(porch.host()) : links.urlOf(porch.name());
  }

  Optional<String> browser(HttpServletRequest request) {
    return cookie(request, BROWSER).filter(it -> it.matches("[A-Za-z0-9_-]{43}"));
  }

  public Optional<String> claim(HttpServletRequest request) {
    return cookie(request, ClaimCookie.NAME);
  }

  static String keepBrowser(String value, boolean secure) {
    return "%s=%s; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax%s"
        .formatted(ClaimCookie.name(BROWSER, secure), value, secure ? "; Secure" : "");
  }

  private static Optional<String> cookie(HttpServletRequest request, String plain) {
    String name = ClaimCookie.name(plain, request.isSecure());
    Cookie[] cookies = request.getCookies();
    for (int i = 0; cookies != null && i < cookies.length; i++) {
      if (cookies[i].getName().equals(name)) {
        return Optional.of(cookies[i].getValue());
      }
    }
    return Optional.empty();
  }
}
