package dev.rowhouse.portal.passkey;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PasskeyStore {
  private final JdbcClient jdbc;
  private final Clock clock;

  PasskeyStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A key as it was kept, and whose it is. */
  record Held(String account, Credential credential) {}

  /** False when the device's key is here already, whosever it is. */
  boolean insert(String id, String account, String name, Credential credential) {
    return jdbc.sql(
                """
                INSERT IGNORE INTO portal_passkey
                  (id, account_id, name, credential_hash, attested, uses, synced, made_at)
                VALUES (:id, :account, :name, :hash, :attested, :uses, :synced, :now)
                """)
            .param("id", id)
            .param("account", account)
            .param("name", name)
            .param("hash", credential.hash())
            .param("attested", credential.attested())
            .param("uses", credential.counter())
            .param("synced", credential.synced())
            .param("now", clock.instant())
            .update()
        == 1;
  }

  List<Passkey> of(String account) {
    return jdbc.sql(
            """
            SELECT id, name, made_at, used_at FROM portal_passkey
            WHERE account_id = :account ORDER BY made_at
            """)
        .param("account", account)
        .query(Passkey.class)
        .list();
  }

  List<Credential> credentials(String account) {
    return jdbc.sql(
            """
            SELECT credential_hash, attested, uses, synced FROM portal_passkey
            WHERE account_id = :account ORDER BY made_at
            """)
        .param("account", account)
        .query((row, _) ->
            new Credential(row.getString(1), row.getBytes(2), row.getLong(3), row.getBoolean(4)))
        .list();
  }

  Optional<Held> byHash(String hash) {
    return jdbc.sql(
            """
            SELECT account_id, attested, uses, synced FROM portal_passkey
            WHERE credential_hash = :hash
            """)
        .param("hash", hash)
        .query((row, _) ->
            new Held(
                row.getString(1),
                new Credential(hash, row.getBytes(2), row.getLong(3), row.getBoolean(4))))
        .optional();
  }

  /** False when another use with this count, or a removal, came between. */
  boolean used(Credential credential, long counter) {
    return jdbc.sql(
                """
                UPDATE portal_passkey SET uses = :counter, used_at = :now
                WHERE credential_hash = :hash AND uses = :before
                """)
            .param("counter", counter)
            .param("now", clock.instant())
            .param("hash", credential.hash())
            .param("before", credential.counter())
            .update()
        == 1;
  }

  boolean delete(String account, String id) {
    return jdbc.sql("DELETE FROM portal_passkey WHERE id = :id AND account_id = :account")
            .param("id", id)
            .param("account", account)
            .update()
        == 1;
  }
}
