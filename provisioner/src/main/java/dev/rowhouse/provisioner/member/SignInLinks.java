package dev.rowhouse.provisioner.member;

import dev.rowhouse.marketplace.account.Tokens;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links by which members come in: each once, at the door of their tenant only. */
@Repository
class SignInLinks {
  private final JdbcClient jdbc;
  private final Clock clock;

  SignInLinks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param member null: the link is nobody's
   * @return the secret part
   */
  String open(TenantId tenant, @Nullable PersonId member, String path, Duration lasts) {
    jdbc.sql("DELETE FROM provisioner_member_link WHERE ends_at < :now LIMIT 100")
        .param("now", clock.instant())
        .update();
    String token = Tokens.mint();
    jdbc.sql(
            """
            INSERT INTO provisioner_member_link (token_hash, tenant_id, member_id, path, ends_at)
            VALUES (:hash, :tenant, :member, :path, :ends)
            """)
        .param("hash", Tokens.hash(token))
        .param("tenant", tenant.value())
        .param("member", member == null ? null : member.value())
        .param("path", path)
        .param("ends", clock.instant().plus(lasts))
        .update();
    return token;
  }

  /** Whose it is, while it works. */
  Optional<PersonId> whose(TenantId tenant, String token) {
    return jdbc.sql(
            """
            SELECT member_id FROM provisioner_member_link
            WHERE token_hash = :hash AND tenant_id = :tenant AND ends_at > :now AND NOT taken
              AND member_id IS NOT NULL
            """)
        .param("hash", Tokens.hash(token))
        .param("tenant", tenant.value())
        .param("now", clock.instant())
        .query((row, _) -> new PersonId(row.getString("member_id")))
        .optional();
  }

  /** Uses it up; empty when somebody did, or it is over. Returns where to go on. */
  Optional<String> take(TenantId tenant, PersonId member, String token) {
    int taken =
        jdbc.sql(
                """
                UPDATE provisioner_member_link SET taken = TRUE
                WHERE token_hash = :hash AND tenant_id = :tenant AND member_id = :member
                  AND ends_at > :now AND NOT taken
                """)
            .param("hash", Tokens.hash(token))
            .param("tenant", tenant.value())
            .param("member", member.value())
            .param("now", clock.instant())
            .update();
    return taken == 0
        ? Optional.empty()
        : jdbc.sql("SELECT path FROM provisioner_member_link WHERE token_hash = :hash")
            .param("hash", Tokens.hash(token))
            .query(String.class)
            .optional();
  }

  /** All links of somebody end. */
  void close(PersonId member) {
    jdbc.sql("DELETE FROM provisioner_member_link WHERE member_id = :member")
        .param("member", member.value())
        .update();
  }

  void forget(TenantId tenant) {
    jdbc.sql("DELETE FROM provisioner_member_link WHERE tenant_id = :tenant")
        .param("tenant", tenant.value())
        .update();
  }
}
