package dev.rowhouse.provisioner.connection;

import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.claim.Bearer;
import dev.rowhouse.provisioner.claim.Claims;
import dev.rowhouse.provisioner.claim.MintedClaim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims that were given at doors. To end a visit is to revoke its claim, everywhere at once. */
@Repository
public class Visits {
  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final ObjectProvider<Claims> claims;
  private final Vault vault;
  private final Clock clock;

  Visits(JdbcClient jdbc, ObjectProvider<Claims> claims, Vault vault, Clock clock) {
    this.jdbc = jdbc;
    this.claims = claims;
    this.vault = vault;
    this.clock = clock;
  }

  MintedClaim begin(Connection connection, Person person, Porch porch, Profile profile) {
    MintedClaim claim =
        admit(
            porch,
            new Guest(person.id(), person.email(), person.name(), person.roles()),
            connection.settings().session());
    String hint = profile.hint();
    jdbc.sql(
            """
            INSERT INTO provisioner_visit (claim_id, claim_hash, person_id, connection_id, container_id,
              provider_session, hint_sealed, began_at, ends_at)
            VALUES (:claim, SHA2(:token, 256), :person, :connection, :container, :session, :hint,
              :now, :ends)
            """)
        .param("claim", claim.id())
        .param("token", claim.token())
        .param("person", person.id().value())
        .param("connection", connection.id().value())
        .param("container", porch.container().value())
        .param("session", profile.session())
        .param("hint", hint == null ? null : vault.seal(hint, context(claim.id())))
        .param("now", clock.instant())
        .param("ends", claim.expiresAt())
        .update();
    return claim;
  }

  /** Of somebody whom no provider vouches for. */
  public MintedClaim begin(Porch porch, Guest member, Duration session) {
    MintedClaim claim = admit(porch, member, session);
    jdbc.sql(
            """
            INSERT INTO provisioner_visit (claim_id, claim_hash, member_id, container_id, began_at,
              ends_at)
            VALUES (:claim, SHA2(:token, 256), :member, :container, :now, :ends)
            """)
        .param("claim", claim.id())
        .param("token", claim.token())
        .param("member", member.id().value())
        .param("container", porch.container().value())
        .param("now", clock.instant())
        .param("ends", claim.expiresAt())
        .update();
    return claim;
  }

  private MintedClaim admit(Porch porch, Guest guest, Duration session) {
    tidy();
    return claims
        .getObject()
        .admit(
            porch.container(),
            porch.name(),
            new Bearer(guest.id().value(), guest.email(), guest.name(), guest.roles()),
            session);
  }

  void endOf(ConnectionId connection) {
    end("connection_id = :value", Map.of("value", connection.value()));
  }

  /**
   * By whatever way they came.
   *
   * @return whether there was any
   */
  public boolean endOf(PersonId person) {
    return end("(person_id = :value OR member_id = :value)", Map.of("value", person.value()));
  }

  /** Those for which no provider vouched. */
  public void endOfMember(PersonId member) {
    end("member_id = :value", Map.of("value", member.value()));
  }

  /** Of one sign-in at the provider. */
  void endOf(ConnectionId connection, String session) {
    end(
        "connection_id = :value AND provider_session = :session",
        Map.of("value", connection.value(), "session", session));
  }

  /** Those that began before the provider said so, which may say it late or twice. */
  void endOf(PersonId person, Instant begunBefore) {
    end(
        "person_id = :value AND began_at <= :before",
        Map.of("value", person.value(), "before", begunBefore));
  }

  /**
   * Of a browser that shows its claim.
   *
   * @return by which connection it came, if it came by one
   */
  Optional<SignedOut> endOf(ContainerId container, String token) {
    var open =
        jdbc.sql(
                """
                SELECT claim_id, connection_id, hint_sealed FROM provisioner_visit
                WHERE claim_hash = SHA2(:token, 256) AND container_id = :container
                  AND ended_at IS NULL AND connection_id IS NOT NULL
                """)
            .param("token", token)
            .param("container", container.value())
            .query((row, _) -> signedOut(row))
            .optional();
    end(
        "claim_hash = SHA2(:value, 256) AND container_id = :container",
        Map.of("value", token, "container", container.value()));
    return open;
  }

  /** Of a member, while it lasts. */
  public Optional<Stay> stay(ContainerId container, String token) {
    return jdbc.sql(
            """
            SELECT member_id, began_at FROM provisioner_visit
            WHERE claim_hash = SHA2(:token, 256) AND container_id = :container
              AND ended_at IS NULL AND ends_at > :now AND member_id IS NOT NULL
            """)
        .param("token", token)
        .param("container", container.value())
        .param("now", clock.instant())
        .query((row, _) ->
            new Stay(
                new PersonId(row.getString("member_id")), row.getObject("began_at", Instant.class)))
        .optional();
  }

  private SignedOut signedOut(ResultSet row) throws SQLException {
    String hint = row.getString("hint_sealed");
    return new SignedOut(
        new ConnectionId(row.getString("connection_id")),
        hint == null ? null : vault.open(hint, context(row.getString("claim_id"))));
  }

  /** How many sign-ins of each of a tenant's people still hold. */
  Map<PersonId, Integer> inside(TenantId tenant) {
    var inside = new HashMap<PersonId, Integer>();
    jdbc.sql(
            """
            SELECT v.person_id, COUNT(*) AS visits FROM provisioner_visit v
            JOIN provisioner_person p ON p.id = v.person_id
            WHERE p.tenant_id = :tenant AND v.ended_at IS NULL AND v.ends_at > :now
            GROUP BY v.person_id
            """)
        .param("tenant", tenant.value())
        .param("now", clock.instant())
        .query(row -> {
          inside.put(new PersonId(row.getString("person_id")), row.getInt("visits"));
        });
    return inside;
  }

  private boolean end(String which, Map<String, ?> values) {
    List<String> open =
        jdbc.sql(
                "SELECT claim_id FROM provisioner_visit"
                    + " WHERE ended_at IS NULL AND ends_at > :now AND "
                    + which)
            .param("now", clock.instant())
            .params(values)
            .query(String.class)
            .list();
    for (String claim : open) {
      claims.getObject().revoke(claim);
      jdbc.sql(
              """
              UPDATE provisioner_visit SET ended_at = :now, hint_sealed = NULL
              WHERE claim_id = :claim
              """)
          .param("now", clock.instant())
          .param("claim", claim)
          .update();
    }
    return !open.isEmpty();
  }

  private void tidy() {
    jdbc.sql("DELETE FROM provisioner_visit WHERE ends_at < :before LIMIT 100")
        .param("before", clock.instant().minus(KEPT))
        .update();
  }

  private static String context(String claim) {
    return "visit:" + claim;
  }
}
