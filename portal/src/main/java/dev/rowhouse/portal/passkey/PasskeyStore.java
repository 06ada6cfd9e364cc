package dev.rowhouse.portal.passkey;

import dev.rowhouse.provisioner.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PasskeyStore {
  private static final String OF_MEMBERS =
      "SELECT id, member_id, host, name, made_at, used_at FROM portal_passkey ";

  private final JdbcClient jdbc;
  private final Clock clock;

  PasskeyStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A key as it was kept, and whose it is. */
  record Held(String owner, Credential credential) {}

  /** False when the device's key is here already, whosever it is. */
  boolean insert(Site site, String id, String owner, String name, Credential credential) {
    return jdbc.sql(
                """
                INSERT IGNORE INTO portal_passkey
                  (id, host, account_id, member_id, name, credential_hash, attested, uses, synced,
                    made_at)
                VALUES (:id, :host, :account, :member, :name, :hash, :attested, :uses, :synced, :now)
                """)
            .param("id", id)
            .param("host", site.key())
            .param("account", site.portal() ? owner : null)
            .param("member", site.portal() ? null : owner)
            .param("name", name)
            .param("hash", credential.hash())
            .param("attested", credential.attested())
            .param("uses", credential.counter())
            .param("synced", credential.synced())
            .param("now", clock.instant())
            .update()
        == 1;
  }

  List<Passkey> of(Site site, String owner) {
    return jdbc.sql(
            """
            SELECT id, name, made_at, used_at FROM portal_passkey
            WHERE host = :host AND (account_id = :owner OR member_id = :owner) ORDER BY made_at
            """)
        .param("host", site.key())
        .param("owner", owner)
        .query(Passkey.class)
        .list();
  }

  /** At any host, the oldest first. */
  List<MembersKey> ofMembers(Collection<PersonId> members) {
    return jdbc.sql(OF_MEMBERS + "WHERE member_id IN (:members) ORDER BY made_at, id")
        .param("members", members.stream().map(PersonId::value).toList())
        .query(PasskeyStore::membersKey)
        .list();
  }

  Optional<MembersKey> ofMember(String id) {
    return jdbc.sql(OF_MEMBERS + "WHERE id = :id AND member_id IS NOT NULL")
        .param("id", id)
        .query(PasskeyStore::membersKey)
        .optional();
  }

  private static MembersKey membersKey(ResultSet row, int number) throws SQLException {
    return new MembersKey(
        row.getString("id"),
        new PersonId(row.getString("member_id")),
        row.getString("host"),
        row.getString("name"),
        row.getObject("made_at", Instant.class),
        row.getObject("used_at", Instant.class));
  }

  boolean deleteOfMember(PersonId member, String id) {
    return jdbc.sql("DELETE FROM portal_passkey WHERE id = :id AND member_id = :member")
            .param("id", id)
            .param("member", member.value())
            .update()
        == 1;
  }

  boolean areThere(Site site) {
    return jdbc.sql("SELECT EXISTS (SELECT 1 FROM portal_passkey WHERE host = :host)")
        .param("host", site.key())
        .query(Boolean.class)
        .single();
  }

  List<Credential> credentials(Site site, String owner) {
    return jdbc.sql(
            """
            SELECT credential_hash, attested, uses, synced FROM portal_passkey
            WHERE host = :host AND (account_id = :owner OR member_id = :owner) ORDER BY made_at
            """)
        .param("host", site.key())
        .param("owner", owner)
        .query((row, _) ->
            new Credential(row.getString(1), row.getBytes(2), row.getLong(3), row.getBoolean(4)))
        .list();
  }

  Optional<Held> byHash(Site site, String hash) {
    return jdbc.sql(
            """
            SELECT COALESCE(account_id, member_id), attested, uses, synced FROM portal_passkey
            WHERE host = :host AND credential_hash = :hash
            """)
        .param("host", site.key())
        .param("hash", hash)
        .query((row, _) ->
            new Held(
                row.getString(1),
                new Credential(hash, row.getBytes(2), row.getLong(3), row.getBoolean(4))))
        .optional();
  }

  /** False when another use with this count, or a removal, came between. */
  boolean used(Site site, Credential credential, long counter) {
    return jdbc.sql(
                """
                UPDATE portal_passkey SET uses = :counter, used_at = :now
                WHERE host = :host AND credential_hash = :hash AND uses = :before
                """)
            .param("counter", counter)
            .param("now", clock.instant())
            .param("host", site.key())
            .param("hash", credential.hash())
            .param("before", credential.counter())
            .update()
        == 1;
  }

  boolean delete(Site site, String owner, String id) {
    return jdbc.sql(
                """
                DELETE FROM portal_passkey
                WHERE id = :id AND host = :host AND (account_id = :owner OR member_id = :owner)
                """)
            .param("id", id)
            .param("host", site.key())
            .param("owner", owner)
            .update()
        == 1;
  }
}
