package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.claim.Claims;
import dev.rowhouse.provisioner.erasure.Receipts;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Public keys, for whoever checks what we sign. */
@RestController
class WellKnownController {
  private static final CacheControl A_MINUTE =
      CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();
  private final Claims claims;
  private final Receipts receipts;

  WellKnownController(Claims claims, Receipts receipts) {
    this.claims = claims;
    this.receipts = receipts;
  }

  /** The keys of claims, as a JSON Web Key Set. */
  @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> jwks() {
    return ResponseEntity.ok().cacheControl(A_MINUTE).body(claims.jwks());
  }

  /** The keys of receipts, as a JSON Web Key Set. */
  @GetMapping("/.well-known/rowhouse-receipts.json")
  ResponseEntity<Map<String, Object>> receipts() {
    return ResponseEntity.ok().cacheControl(A_MINUTE).body(receipts.keys());
  }
}
