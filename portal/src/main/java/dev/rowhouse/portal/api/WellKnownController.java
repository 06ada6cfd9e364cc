package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.claim.Claims;
import java.time.Duration;
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

  WellKnownController(Claims claims) {
    this.claims = claims;
  }

  /** The keys of claims, as a JSON Web Key Set. */
  @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> jwks() {
    return ResponseEntity.ok().cacheControl(A_MINUTE).body(claims.jwks());
  }
}
