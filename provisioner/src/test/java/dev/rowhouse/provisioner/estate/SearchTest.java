package dev.rowhouse.provisioner.estate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.erasure.Eraser;
import dev.rowhouse.provisioner.erasure.Forgetting;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.NewTenant;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.TenantState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** By what tenants are found, among few and among many. */
class SearchTest extends EstateTest {
  @Autowired Eraser eraser;
  @Autowired Forgetting forgetting;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jane",
        "JANE D",
        "doe",
        "d",
        "jane@acme",
        "@acme.ex",
        "example",
        "r-77",
        "77",
        " Jane Doe ",
        "jane-house"
      })
  void whoIsSoughtByTheBeginningOfAWordIsFound(String text) {
    open();
    TenantId jane = make("Jane Doe", "jane@acme.example", "R-77", "jane-house");
    make("Otto", "otto@bakery.test", "R-8", "otto-house");
    assertThat(found(text)).containsExactly(jane);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ane", "oe", "%", "_", "@", "jane doe's", "jane.acme", "nobody"})
  void whatNoWordBeginsWithIsFoundNowhere(String text) {
    open();
    make("Jane Doe", "jane@acme.example", "R-77", "jane-house");
    assertThat(found(text)).isEmpty();
  }

  @Test
  void lettersOfAllScriptsAreFound() {
    open();
    TenantId id = make("Böttcher & Søn 株式会社", null, null, null);
    for (String text : new String[] {"bött", "SØN", "株式"}) {
      assertThat(found(text)).as(text).containsExactly(id);
    }
  }

  @Test
  void anotherNameIsFoundAndTheOldOneIsNot() {
    open();
    TenantId id = make("Jane Doe", null, null, null);
    tending.rename(organization, id, "Acme Corporation");
    assertThat(found("acme")).containsExactly(id);
    tending.rename(organization, id, "Zenith");
    assertThat(found("zenith")).containsExactly(id);
    assertThat(found("acme")).isEmpty();
  }

  @Test
  void whoIsErasedLeavesNoWordBehind() {
    open();
    TenantId id = make("Jane Doe", "jane@acme.example", "R-77", null);
    var house = tenants.get(organization, id).house().container();
    forgetting.erase(organization, id, BUILDER);
    observed(house, "DELETED");
    eraser.finish();
    assertThat(tenants.get(organization, id).tenant().state()).isEqualTo(TenantState.ERASED);
    assertThat(words(id)).isZero();
  }

  /** What was there before there were words gets the same ones as what comes later. */
  @Test
  void tenantsOfBeforeAreFoundTheSameWay() throws IOException {
    open();
    TenantId id = make("Böttcher & Søn, Jane's  (株式会社)", "Jane.Doe@acme.example", "R-77", null);
    List<String> written = wordsOf(id);
    assertThat(written).contains("søn, jane's  (株式会社)", "doe@acme.example", "r-77", "77");
    jdbc.sql("DELETE FROM provisioner_tenant_word").update();
    jdbc.sql(changeset("tenant-words-of-before")).update();
    assertThat(wordsOf(id)).containsExactlyInAnyOrderElementsOf(written);
  }

  private List<String> wordsOf(TenantId id) {
    return jdbc.sql("SELECT word FROM provisioner_tenant_word WHERE tenant_id = :id")
        .param("id", id.value())
        .query(String.class)
        .list();
  }

  private static String changeset(String name) throws IOException {
    try (var file =
        SearchTest.class.getResourceAsStream("/db/changelog/provisioner/090-search.sql")) {
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      String rest = all.substring(all.indexOf("--changeset provisioner:" + name));
      return rest.substring(0, rest.indexOf(';')).replaceAll("(?m)^--.*$", "");
    }
  }

  @Test
  void amongManyTheNewestComeFirstAndPagesHaveNoGaps() {
    many(1_500);
    List<TenantId> first = found("tenant");
    assertThat(first).hasSize(50).first().isEqualTo(seeded(1_500));
    List<TenantId> next = found("tenant", first.getLast());
    assertThat(next).hasSize(50).first().isEqualTo(seeded(1_450));
    assertThat(found("1499")).containsExactly(seeded(1_499));
  }

  private TenantId make(String name, String email, String reference, String host) {
    String own = host == null ? null : host + "-" + prefix().substring(5);
    var wanted = new NewTenant(name, email, reference, null, own);
    return tending.create(organization, project.id(), wanted, BUILDER).tenant().id();
  }

  private List<TenantId> found(String text) {
    return found(text, null);
  }

  private List<TenantId> found(String text, TenantId after) {
    var filter = new TenantFilter(text, Set.of(), after, 50);
    return tenants.list(organization, project.id(), filter).stream()
        .map(Housed::tenant)
        .map(tenant -> tenant.id())
        .toList();
  }

  private long words(TenantId id) {
    return jdbc.sql("SELECT COUNT(*) FROM provisioner_tenant_word WHERE tenant_id = :id")
        .param("id", id.value())
        .query(Long.class)
        .single();
  }

  private void many(int count) {
    String prefix = prefix();
    jdbc.sql(
            """
            INSERT INTO provisioner_tenant (id, project_id, name, prices, livemode, standing, state,
              state_since, created_at, changed_at)
            SELECT CONCAT(:prefix, LPAD(seq, 20, '0')), :project, CONCAT('Tenant ', seq), '[]',
              TRUE, 'ACTIVE', 'ACTIVE', NOW(6), NOW(6), NOW(6) FROM seq_1_to_%d
            """
                .formatted(count))
        .param("prefix", prefix)
        .param("project", project.id().value())
        .update();
    for (String word : new String[] {"CONCAT('tenant ', seq)", "seq"}) {
      jdbc.sql(
              """
              INSERT INTO provisioner_tenant_word (tenant_id, project_id, word)
              SELECT CONCAT(:prefix, LPAD(seq, 20, '0')), :project, %s FROM seq_1_to_%d
              """
                  .formatted(word, count))
          .param("prefix", prefix)
          .param("project", project.id().value())
          .update();
    }
  }

  private TenantId seeded(int number) {
    return new TenantId(prefix() + "%020d".formatted(number));
  }

  /** Of this test's own project. */
  private String prefix() {
    return "tnt_0" + project.id().value().substring(project.id().value().length() - 5);
  }
}
