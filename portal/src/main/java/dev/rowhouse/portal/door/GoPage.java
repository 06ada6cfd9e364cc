package dev.rowhouse.portal.door;

import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionState;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Porches;
import dev.rowhouse.provisioner.connection.Recognizing;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The way to a provider. */
@Controller
@ForAnyone
class GoPage {
  private final Threshold threshold;
  private final Porches porches;
  private final Leading leading;
  private final Recognizing recognizing;

  GoPage(Threshold threshold, Porches porches, Leading leading, Recognizing recognizing) {
    this.threshold = threshold;
    this.porches = porches;
    this.leading = leading;
    this.recognizing = recognizing;
  }

  @GetMapping("/.door/go/{id}")
  ResponseEntity<Void> go(
      HttpServletRequest request,
      @PathVariable ConnectionId id,
      @RequestParam(required = false) @Nullable String to) {
    return lead(request, id, Paths.safe(to), false);
  }

  /** Ends on a page that says what would have been. */
  @GetMapping("/.door/test/{id}")
  ResponseEntity<Void> test(HttpServletRequest request, @PathVariable ConnectionId id) {
    return lead(request, id, "/", true);
  }

  private ResponseEntity<Void> lead(
      HttpServletRequest request, ConnectionId id, String path, boolean test) {
    Porch porch = threshold.porch(request);
    Connection connection =
        porches.way(porch, id).filter(it -> works(it, test)).orElseThrow(Impasse::nothingHere);
    if (connection.settings().ldap() != null) {
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .location(EnterPage.at(threshold.url(porch), id, path, test))
          .build();
    }
    String browser = threshold.browser(request).orElseGet(Secrets::mint);
    try {
      URI there = leading.lead(porch, threshold.url(porch), connection, browser, path, test);
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .location(there)
          .header(HttpHeaders.SET_COOKIE, Threshold.keepBrowser(browser, request.isSecure()))
          .build();
    } catch (Impasse e) {
      recognizing.failed(connection, e.toAdmins(), test);
      throw e;
    }
  }

  static boolean works(Connection connection, boolean test) {
    return connection.state() == ConnectionState.ACTIVE
        || test && connection.state() != ConnectionState.DRAFT;
  }
}
