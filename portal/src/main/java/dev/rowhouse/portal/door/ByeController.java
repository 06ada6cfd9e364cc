package dev.rowhouse.portal.door;

import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionState;
import dev.rowhouse.provisioner.connection.Porches;
import dev.rowhouse.provisioner.connection.Recognizing;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a provider says that somebody is out (OpenID Connect Back-Channel Logout 1.0). */
@Controller
@ForAnyone
class ByeController {
  private final Threshold threshold;
  private final Porches porches;
  private final Discovery discovery;
  private final Places places;
  private final LogoutTokens tokens;
  private final Recognizing recognizing;

  ByeController(
      Threshold threshold,
      Porches porches,
      Discovery discovery,
      Places places,
      LogoutTokens tokens,
      Recognizing recognizing) {
    this.threshold = threshold;
    this.porches = porches;
    this.discovery = discovery;
    this.places = places;
    this.tokens = tokens;
    this.recognizing = recognizing;
  }

  @PostMapping("/.door/bye/{id}")
  ResponseEntity<Void> bye(
      HttpServletRequest request,
      @PathVariable ConnectionId id,
      @RequestParam("logout_token") String token) {
    Connection connection =
        porches
            .way(threshold.porch(request), id)
            .filter(it -> it.state() == ConnectionState.ACTIVE && it.settings().ldap() == null)
            .orElseThrow(Impasse::nothingHere);
    try {
      var said = places.in(id, () -> tokens.read(connection, discovery.of(connection), token));
      recognizing.leave(connection, said.subject(), said.session(), said.at());
      return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
    } catch (Impasse e) {
      recognizing.failed(connection, "A sign-out was not believed. " + e.toAdmins(), false);
      return ResponseEntity.badRequest().cacheControl(CacheControl.noStore()).build();
    }
  }
}
