package dev.rowhouse.portal.proof;

import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.marketplace.account.Tokens;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What waits for a proof lies in the session, sealed: secrets may have been typed. The newest takes
 * the place of the one before.
 */
@Component
class Keeping {
  private static final String KEPT = "proof.kept";
  private static final int MOST = 256 * 1024;
  private static final JsonMapper JSON = new JsonMapper();

  private final Vault vault;

  Keeping(Vault vault) {
    this.vault = vault;
  }

  /** Returns its name; empty when it is too long to be kept. */
  Optional<String> keep(HttpServletRequest request, Viewer viewer, String deed) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, values) -> fields.put(name, Arrays.asList(values)));
    fields.remove("_csrf");
    String path = request.getRequestURI();
    String query = request.getQueryString();
    boolean looks = request.getMethod().equals("GET");
    var kept =
        new Kept(
            viewer.user().id().value(),
            deed,
            request.getMethod(),
            looks && query != null ? path + "?" + query : path,
            fields);
    String text = JSON.writeValueAsString(kept);
    if (text.length() > MOST) {
      return Optional.empty();
    }
    String name = Tokens.mint();
    request.getSession().setAttribute(KEPT, name + " " + vault.seal(text, context(name)));
    return Optional.of(name);
  }

  Optional<Kept> find(HttpSession session, String name, Viewer viewer) {
    return session.getAttribute(KEPT) instanceof String text && text.startsWith(name + " ")
        ? Optional.of(open(name, text.substring(name.length() + 1)))
            .filter(kept -> kept.user().equals(viewer.user().id().value()))
        : Optional.empty();
  }

  /** Each goes on once. */
  void forget(HttpSession session) {
    session.removeAttribute(KEPT);
  }

  private Kept open(String name, String sealed) {
    return JSON.readValue(vault.open(sealed, context(name)), Kept.class);
  }

  private static String context(String name) {
    return "proof:" + name;
  }
}
