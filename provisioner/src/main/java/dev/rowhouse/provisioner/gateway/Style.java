package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.db.secret.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A style or script that stands inside a page, with the hash by which a CSP lets it in. */
record Style(String text, String hash) {

  /** From a file beside this class; line breaks are kept, since the hash is over every byte. */
  static Style of(String file) {
    try (InputStream in = Style.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + file);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      byte[] digest = Sha256.of(text);
      return new Style(text, "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing but this style. */
  String policy() {
    return "default-src 'none'; style-src " + hash + "; base-uri 'none'; frame-ancestors 'self'";
  }
}
