package dev.rowhouse.portal.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.rowhouse.db.secret.Vault;
import java.text.ParseException;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key that the built-in provider signs with: one for all processes, sealed in the database. */
@Component
class SigningKeys {
  private static final String CONTEXT = "portal:signing-key";

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Clock clock;

  SigningKeys(JdbcClient jdbc, Vault vault, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.clock = clock;
  }

  /** Made at the first call; of two processes that make it at once the first wins. */
  RSAKey current() {
    return jdbc.sql("SELECT sealed FROM portal_signing_key WHERE name = 'current'")
        .query(String.class)
        .optional()
        .map(this::open)
        .orElseGet(this::make);
  }

  private RSAKey make() {
    jdbc.sql(
            """
            INSERT IGNORE INTO portal_signing_key (name, sealed, created_at)
            VALUES ('current', :sealed, :now)
            """)
        .param("sealed", vault.seal(generate().toJSONString(), CONTEXT))
        .param("now", clock.instant())
        .update();
    return current();
  }

  private RSAKey open(String sealed) {
    try {
      return RSAKey.parse(vault.open(sealed, CONTEXT));
    } catch (ParseException e) {
      throw new IllegalStateException("the signing key is damaged", e);
    }
  }

  private static RSAKey generate() {
    try {
      return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
