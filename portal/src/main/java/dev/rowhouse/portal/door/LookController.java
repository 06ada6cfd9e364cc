package dev.rowhouse.portal.door;

import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.brand.Brand;
import dev.rowhouse.provisioner.brand.Brands;
import dev.rowhouse.provisioner.brand.Logo;
import dev.rowhouse.provisioner.claim.Claims;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What the pages at a door are made of, from the same host; and the keys that claims are signed
 * with.
 */
@Controller
@ForAnyone
class LookController {
  private static final CacheControl HOUR = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();
  private static final String STYLE = read("dev/rowhouse/portal/door/door.css");
  private static final String PASSKEY = read("static/js/passkey.js");

  private final Threshold threshold;
  private final Brands brands;
  private final Claims claims;

  LookController(Threshold threshold, Brands brands, Claims claims) {
    this.threshold = threshold;
    this.brands = brands;
    this.claims = claims;
  }

  @GetMapping("/.door/look.css")
  ResponseEntity<String> style(HttpServletRequest request) {
    String colours = threshold.find(request).map(it -> colours(it.brand())).orElse("");
    return ResponseEntity.ok()
        .cacheControl(HOUR)
        .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
        .body(colours + STYLE);
  }

  /** The one script of a door, for pages that ask devices. */
  @GetMapping("/.door/passkey.js")
  ResponseEntity<String> passkey() {
    return ResponseEntity.ok()
        .cacheControl(HOUR)
        .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
        .body(PASSKEY);
  }

  /** A drawing may hold scripts; none of them runs. */
  @GetMapping("/.door/logo")
  ResponseEntity<byte[]> logo(HttpServletRequest request) {
    Logo logo = brands.logo(threshold.porch(request).project()).orElseThrow(Impasse::nothingHere);
    return ResponseEntity.ok()
        .cacheControl(HOUR)
        .contentType(MediaType.parseMediaType(logo.type()))
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .body(logo.bytes());
  }

  /** For apps that check assertions by themselves. */
  @GetMapping("/.door/keys")
  ResponseEntity<String> keys() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)))
        .contentType(MediaType.APPLICATION_JSON)
        .body(claims.jwks());
  }

  private static String colours(Brand brand) {
    return ":root{--accent:light-dark(%s,%s);--on-accent:light-dark(%s,%s)}\n"
        .formatted(
            brand.accent().hex(),
            brand.accentDark().hex(),
            brand.accent().letters().hex(),
            brand.accentDark().letters().hex());
  }

  private static String read(String file) {
    try {
      return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
