package dev.rowhouse.portal.hooks;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.inbox.Inbox;
import dev.rowhouse.billing.inbox.Received;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.portal.signin.ForAnyone;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes what billing systems post. The body is read as it came: the signature is over its bytes.
 */
@RestController
@ForAnyone
@OnRole(Role.PORTAL)
class HooksController {
  private final Inbox inbox;

  HooksController(Inbox inbox) {
    this.inbox = inbox;
  }

  @PostMapping("/hooks/{endpoint}")
  ResponseEntity<?> receive(@PathVariable String endpoint, HttpServletRequest request)
      throws IOException {
    EndpointId id;
    try {
      id = new EndpointId(endpoint);
    } catch (IllegalArgumentException e) {
      return problem(404, "no such endpoint");
    }
    // One byte more than is allowed tells an event that is too large; the rest is never read.
    byte[] body = request.getInputStream().readNBytes(Inbox.LARGEST + 1);
    return switch (inbox.accept(id, request::getHeader, body)) {
      case Received.Accepted _ -> ResponseEntity.ok("{\"received\":true}");
      case Received.Duplicate _ -> ResponseEntity.ok("{\"received\":true,\"duplicate\":true}");
      case Received.Rejected rejected -> problem(rejected.status(), rejected.reason());
    };
  }

  private static ResponseEntity<ProblemDetail> problem(int status, String reason) {
    return ResponseEntity.of(
            ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), reason))
        .build();
  }
}
