package dev.rowhouse.provisioner.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.db.id.Ids;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.DirectoryUserId;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.connection.EmailDomains;
import dev.rowhouse.provisioner.connection.RoleRule;
import dev.rowhouse.provisioner.connection.Setups;
import dev.rowhouse.provisioner.directory.Directories;
import dev.rowhouse.provisioner.directory.Entries;
import dev.rowhouse.provisioner.directory.EntrySettings;
import dev.rowhouse.provisioner.directory.Group;
import dev.rowhouse.provisioner.directory.GroupSettings;
import dev.rowhouse.provisioner.directory.Groups;
import dev.rowhouse.provisioner.erasure.Eraser;
import dev.rowhouse.provisioner.erasure.Forgetting;
import dev.rowhouse.provisioner.erasure.Receipts;
import dev.rowhouse.provisioner.member.Members;
import dev.rowhouse.provisioner.member.NewMember;
import dev.rowhouse.provisioner.tenant.NewTenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * A worker is killed after any statement of a deletion: all is as it was before, or all is done;
 * who asks again ends it, and nothing of anybody stays.
 */
@Import(KilledErasureTest.Mortality.class)
class KilledErasureTest extends EstateTest {
  /** What tells of an erasure, and names nobody. */
  private static final Set<String> STAYS = Set.of("provisioner_erasure", "provisioner_receipt");

  /** Every fourth of many statements: what they change is one transaction. */
  private static final int STRIDE = 4;

  @Autowired Connections connections;
  @Autowired EmailDomains domains;
  @Autowired Setups setups;
  @Autowired Directories directories;
  @Autowired Entries entries;
  @Autowired Groups groups;
  @Autowired Members members;
  @Autowired Forgetting forgetting;
  @Autowired Eraser eraser;
  @Autowired Receipts receipts;

  private int number;

  /** A tenant of whom everything is known that can be. */
  private record Company(
      TenantId tenant,
      ContainerId house,
      Connection connection,
      PersonId member,
      List<String> ids) {}

  static class Mortality {
    @Bean
    static BeanPostProcessor mortality() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return bean instanceof DataSource source ? new MortalSource(source) : bean;
        }
      };
    }
  }

  @BeforeEach
  void aProduct() {
    open();
  }

  @Test
  void anErasureBeginsAsAWholeOrNotAtAll() {
    int alive =
        untilAlive(
            STRIDE,
            (acme, deadly) -> {
              Runnable erase = () -> forgetting.erase(organization, acme.tenant(), BUILDER);
              boolean survived = wholeOrNot(acme, deadly, erase);
              isOver(acme);
              return survived;
            });
    assertThat(alive).isGreaterThan(10);
  }

  @Test
  void anErasureEndsOnceHoweverOftenWhoEndsItIsKilled() {
    untilAlive(
        STRIDE,
        (acme, deadly) -> {
          forgetting.erase(organization, acme.tenant(), BUILDER);
          observed(acme.house(), "DELETED");
          boolean survived = MortalSource.survives(deadly, eraser::finish);
          isOver(acme);
          return survived;
        });
  }

  @Test
  void aMemberIsGoneWithAllOfTheirsOrStillThere() {
    untilAlive(
        1,
        (acme, deadly) -> {
          Runnable remove = () -> members.remove(organization, acme.tenant(), acme.member());
          boolean survived = wholeOrNot(acme, deadly, remove);
          assertThat(rows(List.of(acme.member().value()))).isEmpty();
          assertThat(isRevoked("clm_member_" + acme.tenant().value())).isTrue();
          return survived;
        });
  }

  @Test
  void aConnectionIsGoneWithItsDirectoryOrStillThere() {
    untilAlive(
        1,
        (acme, deadly) -> {
          Runnable delete =
              () -> connections.delete(organization, acme.tenant(), acme.connection().id());
          boolean survived = wholeOrNot(acme, deadly, delete);
          assertThat(rows(List.of(acme.connection().id().value()))).isEmpty();
          assertThat(isRevoked("clm_person_" + acme.tenant().value())).isTrue();
          return survived;
        });
  }

  @Test
  void whoIsBeingForgottenIsGivenNothing() {
    Company acme = company();
    forgetting.erase(organization, acme.tenant(), BUILDER);
    assertThatThrownBy(() -> connect(acme.tenant())).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> setups.open(organization, acme.tenant())).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> invite(acme.tenant())).isInstanceOf(Rejected.class);
    isOver(acme);
    assertThatThrownBy(() -> connect(acme.tenant())).isInstanceOf(Rejected.class);
  }

  /** One company's end, with a death after so many statements; whether it was survived. */
  private interface Ending {
    boolean survives(Company acme, int deadly);
  }

  /** A death later each time, until there is none; after how many statements that was. */
  private int untilAlive(int stride, Ending ending) {
    int deadly = stride;
    while (!ending.survives(company(), deadly)) {
      deadly += stride;
    }
    return deadly;
  }

  /** Who dies has changed nothing, and it is done once more; whether it was survived. */
  private boolean wholeOrNot(Company acme, int deadly, Runnable work) {
    Map<String, Long> before = rows(acme);
    boolean survived = MortalSource.survives(deadly, work);
    if (!survived) {
      assertThat(rows(acme)).as("after statement " + deadly).isEqualTo(before);
      work.run();
    }
    return survived;
  }

  private void isOver(Company acme) {
    observed(acme.house(), "DELETED");
    eraser.finish();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> receipts.of(organization, acme.tenant()).isPresent());
    assertThat(rows(acme)).isEmpty();
    assertThat(isRevoked("clm_person_" + acme.tenant().value())).isTrue();
    assertThat(isRevoked("clm_member_" + acme.tenant().value())).isTrue();
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM provisioner_receipt WHERE tenant_id = ?")
                .param(acme.tenant().value())
                .query(Long.class)
                .single())
        .isOne();
  }

  private boolean isRevoked(String claim) {
    return jdbc.sql("SELECT COUNT(*) FROM provisioner_claim_revocation WHERE jti = ?")
            .param(claim.substring(0, 40))
            .query(Long.class)
            .single()
        == 1;
  }

  private Map<String, Long> rows(Company acme) {
    return rows(acme.ids());
  }

  /** How many rows of which table speak of one of these; those that may stay are left out. */
  private Map<String, Long> rows(List<String> ids) {
    Map<String, Long> found = new TreeMap<>();
    jdbc.sql(
            """
            SELECT table_name, column_name FROM information_schema.columns
            WHERE table_schema = DATABASE() AND column_name IN ('tenant_id', 'connection_id',
              'person_id', 'member_id', 'user_id', 'group_id')
            """)
        .query(row -> {
          String table = row.getString("table_name");
          String column = row.getString("column_name");
          long count = count(table, column, ids);
          if (count > 0 && !STAYS.contains(table)) {
            found.put(table + "." + column, count);
          }
        });
    return found;
  }

  private long count(String table, String column, List<String> ids) {
    return jdbc.sql("SELECT COUNT(*) FROM %s WHERE %s IN (:ids)".formatted(table, column))
        .param("ids", ids)
        .query(Long.class)
        .single();
  }

  private Company company() {
    String name = "acme-" + number++;
    var wanted = new NewTenant(name, null, null, null, null);
    var housed = tending.create(organization, project.id(), wanted, BUILDER);
    TenantId tenant = housed.tenant().id();
    ContainerId house = housed.house().container();
    Connection connection = connect(tenant);
    var person = PersonId.mint();
    sql(
        """
        INSERT INTO provisioner_person (id, tenant_id, connection_id, subject, email, name, roles,
          active, created_at, changed_at)
        VALUES (?, ?, ?, 'ada', 'ada@acme.example', 'Ada', '[]', TRUE, NOW(6), NOW(6))
        """,
        person.value(),
        tenant.value(),
        connection.id().value());
    observed(house, "RUNNING");
    PersonId member = invite(tenant);
    visit("clm_person_" + tenant.value(), "person_id, connection_id", person, connection, house);
    visit("clm_member_" + tenant.value(), "member_id, connection_id", member, null, house);
    domains.claim(organization, tenant, connection.id(), name + ".example");
    setups.open(organization, tenant);
    directories.open(organization, tenant, connection.id());
    DirectoryUserId user = entries.create(connection, entry(name)).id();
    sql(
        "UPDATE provisioner_directory_user SET person_id = ? WHERE id = ?",
        person.value(),
        user.value());
    Group group = groups.create(connection, new GroupSettings("staff", null), Set.of(user.value()));
    traces(tenant, connection);
    var ids =
        List.of(
            tenant.value(),
            connection.id().value(),
            person.value(),
            member.value(),
            user.value(),
            group.id().value());
    assertThat(rows(ids)).hasSizeGreaterThan(18);
    return new Company(tenant, house, connection, member, ids);
  }

  private Connection connect(TenantId tenant) {
    var settings =
        new ConnectionSettings(
            "Acme",
            "https://id.example.com/" + tenant.value(),
            "rooms",
            "groups",
            true,
            "member",
            List.of(new RoleRule("staff", "editor")),
            Duration.ofHours(8),
            null);
    return connections.create(organization, tenant, settings, "s3cret");
  }

  private PersonId invite(TenantId tenant) {
    var wanted = new NewMember(Ids.mint("ben") + "@acme.example", "Ben", "editor");
    return members.invite(organization, tenant, wanted).member().id();
  }

  private static EntrySettings entry(String name) {
    return new EntrySettings("ada@" + name + ".example", "ada-1", "", "Ada", true, "{}");
  }

  private void visit(
      String claim, String columns, PersonId who, Connection connection, ContainerId house) {
    sql(
        """
        INSERT INTO provisioner_visit (claim_id, claim_hash, %s, container_id, began_at, ends_at)
        VALUES (?, SHA2(?, 256), ?, ?, ?, NOW(6), NOW(6) + INTERVAL 1 DAY)
        """
            .formatted(columns),
        claim.substring(0, 40),
        claim,
        who.value(),
        connection == null ? null : connection.id().value(),
        house.value());
  }

  private void traces(TenantId tenant, Connection connection) {
    String id = connection.id().value();
    sql(
        """
        INSERT INTO provisioner_sign_in_line (connection_id, at, outcome, who, words, test)
        VALUES (?, NOW(6), 'IN', 'ada', 'In.', FALSE)
        """,
        id);
    sql("INSERT INTO provisioner_secret_warning VALUES (?, NOW(6), 7, NOW(6))", id);
    sql(
        """
        INSERT INTO provisioner_ldap (connection_id, base, user_filter, id_attribute,
          mail_attribute, name_attribute, vouches, group_base, group_filter)
        VALUES (?, 'dc=acme', '(uid={login})', 'id', 'mail', 'cn', FALSE, '', '')
        """,
        id);
    sql("INSERT INTO provisioner_erasure_request VALUES (?, 'ada', NOW(6))", tenant.value());
  }

  private void sql(String text, Object... params) {
    jdbc.sql(text).params(params).update();
  }
}
