package dev.rowhouse.portal.audit;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.outbound.Outbound;
import dev.rowhouse.db.audit.Act;
import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.db.text.Cut;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Role;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.portal.api.ActView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes on their way into the audit log. A row is there before a change begins; the line of the
 * log and the end of the row are one transaction. So a portal that dies in between loses no line.
 */
@Repository
public class Deeds {
  static final String NEWS = "audit.line";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LONGEST = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Acts acts;
  private final Outbound outbound;
  private final Clock clock;

  Deeds(JdbcClient jdbc, Acts acts, Outbound outbound, Clock clock) {
    this.jdbc = jdbc;
    this.acts = acts;
    this.outbound = outbound;
    this.clock = clock;
  }

  void begin(Begun begun) {
    jdbc.sql(
            """
            INSERT INTO portal_deed
              (id, begun_at, organization, actor, actor_name, origin, verb, subject, subject_name,
               was)
            VALUES (:id, :now, :organization, :actor, :name, :origin, :verb, :subject,
              :subjectName, :was)
            """)
        .param("id", begun.id())
        .param("now", clock.instant())
        .param("organization", Objects.requireNonNull(begun.deed().organization()))
        .param("actor", begun.actor().id())
        .param("name", Cut.to(254, begun.actor().name()))
        .param("origin", Cut.to(64, begun.actor().origin()))
        .param("verb", begun.deed().verb())
        .param("subject", Cut.to(190, begun.deed().subject()))
        .param("subjectName", Cut.to(200, begun.deed().name()))
        .param("was", begun.before())
        .update();
  }

  /** It was refused, or nothing came of it. */
  void forget(Begun begun) {
    remove(begun.id());
  }

  /** It is done; the line is written, and told to whoever wants to hear. */
  @Transactional
  public void write(Begun begun, Deed deed, String after) {
    remove(begun.id());
    line(begun, deed, after);
  }

  /** Of portals that died meanwhile; nobody knows how far they came. */
  @Transactional
  public void writeAbandoned() {
    jdbc
        .sql("SELECT * FROM portal_deed WHERE begun_at < :old LIMIT 1000")
        .param("old", clock.instant().minus(LONGEST))
        .query(Deeds::read)
        .list()
        .stream()
        .filter(begun -> remove(begun.id()))
        .forEach(begun ->
            line(
                begun,
                begun.deed().because("the portal ended before it answered: look how it is"),
                ""));
  }

  /** Who follows an invitation is a member only afterwards: this line has to be asked for. */
  @Transactional
  public void joined(OrganizationId organization, User user, Role role, String origin) {
    Actor actor = new Actor("user:" + user.id().value(), user.name(), origin);
    Deed deed = Deed.of("people.join", user.id().value(), user.name()).in(organization.value());
    line(new Begun("", actor, deed, ""), deed, "role: " + role.word());
  }

  private void line(Begun begun, Deed deed, String after) {
    Act act = acts.write(begun.actor(), deed, begun.before(), after);
    OwnerId owner = new OwnerId(Objects.requireNonNull(deed.organization()));
    outbound.publish(owner, NEWS, json(act));
  }

  private static Map<String, ?> json(Act act) {
    return JSON.convertValue(ActView.of(act), new TypeReference<Map<String, Object>>() {});
  }

  private boolean remove(String id) {
    return jdbc.sql("DELETE FROM portal_deed WHERE id = :id").param("id", id).update() == 1;
  }

  private static Begun read(ResultSet row, int number) throws SQLException {
    return new Begun(
        row.getString("id"),
        new Actor(row.getString("actor"), row.getString("actor_name"), row.getString("origin")),
        Deed.of(row.getString("verb"), row.getString("subject"), row.getString("subject_name"))
            .in(row.getString("organization")),
        row.getString("was"));
  }
}
