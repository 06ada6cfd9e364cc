package dev.rowhouse.provisioner.machine;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  /**
   * PEM texts; keys are sealed.
   *
   * @param otherCertificate who is trusted too: who signs next, or signed before; null for none
   * @param otherKey of who signs next; null for who signed before
   * @param otherSince since when that is so
   */
  record Row(
      int id,
      String certificate,
      String authorityKey,
      String clientCertificate,
      String clientKey,
      Instant clientUntil,
      @Nullable String otherCertificate,
      @Nullable String otherKey,
      @Nullable Instant otherSince) {
    /** All whose signatures count, who signs first. */
    String trusted() {
      return otherCertificate == null ? certificate : certificate + otherCertificate;
    }
  }

  Optional<Row> find(int id) {
    return jdbc.sql(
            """
            SELECT id, certificate, authority_key, client_certificate, client_key, client_until,
              other_certificate, other_key, other_since
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

  /** Trusts who signs next; false when somebody was quicker. */
  boolean announce(int id, String certificate, String key, Instant now) {
    return jdbc.sql(
                """
                UPDATE provisioner_authority
                SET other_certificate = :certificate, other_key = :key, other_since = :now
                WHERE id = :id AND other_certificate IS NULL
                """)
            .param("certificate", certificate)
            .param("key", key)
            .param("now", now)
            .param("id", id)
            .update()
        > 0;
  }

  /**
   * The next one signs, and who signed is trusted still; false when somebody was quicker.
   *
   * @param next as it is to be
   */
  boolean succeed(Row next) {
    return jdbc.sql(
                """
                UPDATE provisioner_authority
                SET certificate = :certificate, authority_key = :key,
                  client_certificate = :clientCertificate, client_key = :clientKey,
                  client_until = :until, other_certificate = :former, other_key = NULL,
                  other_since = :since
                WHERE id = :id AND other_key IS NOT NULL
                """)
            .param("certificate", next.certificate())
            .param("key", next.authorityKey())
            .param("clientCertificate", next.clientCertificate())
            .param("clientKey", next.clientKey())
            .param("until", next.clientUntil())
            .param("former", next.otherCertificate())
            .param("since", next.otherSince())
            .param("id", next.id())
            .update()
        > 0;
  }

  /** Trusts who signed before no more. */
  boolean forget(int id) {
    return jdbc.sql(
                """
                UPDATE provisioner_authority SET other_certificate = NULL, other_since = NULL
                WHERE id = :id AND other_key IS NULL AND other_certificate IS NOT NULL
                """)
            .param("id", id)
            .update()
        > 0;
  }
}
