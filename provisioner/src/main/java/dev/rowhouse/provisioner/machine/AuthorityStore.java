package dev.rowhouse.provisioner.machine;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one row of the installation's authority. */
@Component
class AuthorityStore {
  private final JdbcClient jdbc;

  AuthorityStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** PEM texts; keys are sealed. */
  record Row(
      String certificate,
      String authorityKey,
      String clientCertificate,
      String clientKey,
      Instant clientUntil) {}

  Optional<Row> find() {
    return jdbc.sql(
            """
            SELECT certificate, authority_key, client_certificate, client_key, client_until
            FROM provisioner_authority WHERE id = 1
            """)
        .query(Row.class)
        .optional();
  }

  /** Whoever holds it is alone with what is given to machines. */
  void lock() {
    jdbc.sql("SELECT id FROM provisioner_authority WHERE id = 1 FOR UPDATE")
        .query(Integer.class)
        .single();
  }

  /** Of two that come at once the first is kept. */
  void insert(Row row, Instant now) {
    jdbc.sql(
            """
            INSERT IGNORE INTO provisioner_authority
              (id, certificate, authority_key, client_certificate, client_key, client_until, created_at)
            VALUES (1, :certificate, :authorityKey, :clientCertificate, :clientKey, :until, :now)
            """)
        .param("certificate", row.certificate())
        .param("authorityKey", row.authorityKey())
        .param("clientCertificate", row.clientCertificate())
        .param("clientKey", row.clientKey())
        .param("until", row.clientUntil())
        .param("now", now)
        .update();
  }

  /** Whether nobody else was quicker. */
  boolean renew(Row before, String certificate, String key, Instant until) {
    return jdbc.sql(
                """
                UPDATE provisioner_authority
                SET client_certificate = :certificate, client_key = :key, client_until = :until
                WHERE id = 1 AND client_until = :before
                """)
            .param("certificate", certificate)
            .param("key", key)
            .param("until", until)
            .param("before", before.clientUntil())
            .update()
        > 0;
  }
}
