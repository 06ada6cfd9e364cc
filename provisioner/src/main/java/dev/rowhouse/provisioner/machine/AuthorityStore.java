package dev.rowhouse.provisioner.machine;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the installation's authorities. */
@Component
class AuthorityStore {
  private final JdbcClient jdbc;

  AuthorityStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who signs for machines, and for us as the client of their Docker. */
  static final int MACHINES = 1;

  /** Who signs for gateways; no Docker trusts it. */
  static final int GATEWAYS = 2;

  /** PEM texts; keys are sealed. */
  record Row(
      int id,
      String certificate,
      String authorityKey,
      String clientCertificate,
      String clientKey,
      Instant clientUntil) {}

  Optional<Row> find(int id) {
    return jdbc.sql(
            """
            SELECT id, certificate, authority_key, client_certificate, client_key, client_until
            FROM provisioner_authority WHERE id = ?
            """)
        .param(id)
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
            VALUES (:id, :certificate, :authorityKey, :clientCertificate, :clientKey, :until, :now)
            """)
        .param("id", row.id())
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
                WHERE id = :id AND client_until = :before
                """)
            .param("certificate", certificate)
            .param("key", key)
            .param("until", until)
            .param("id", before.id())
            .param("before", before.clientUntil())
            .update()
        > 0;
  }
}
