package dev.rowhouse.provisioner.estate;

import static dev.rowhouse.billing.SubscriptionStatus.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.template.NewTemplate;
import dev.rowhouse.provisioner.template.Remover;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.template.Source;
import dev.rowhouse.provisioner.template.Template;
import dev.rowhouse.provisioner.template.Upload;
import dev.rowhouse.provisioner.template.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TemplateTest extends EstateTest {
  @Autowired Uploads uploads;
  @Autowired Remover remover;

  @Test
  void aTemplateIsAContainerOfItsOwnKindAndThereIsOne() {
    ContainerId id = template();
    assertThat(containers.find(id).orElseThrow().kind().name()).isEqualTo("TEMPLATE");
    assertThatThrownBy(() -> make(SETTINGS)).hasMessageContaining("discard it first");
    templates.discard(organization, project.id(), BUILDER);
    assertThat(templates.find(organization, project.id())).isEmpty();
    assertThat(make(SETTINGS).container()).isNotEqualTo(id);
  }

  @Test
  void everyWrongSettingIsNamed() {
    rejects("settings.port", with(0, "/healthz", List.of("/data")));
    rejects("settings.healthPath", with(80, "healthz", List.of("/data")));
    rejects("settings.dataPaths", with(80, "/", List.of("data")));
    rejects("settings.dataPaths", with(80, "/", List.of("/data/../etc")));
    rejects("settings.dataPaths", with(80, "/", List.of("/data", "/data/sub")));
    rejects("settings.dataPaths", with(80, "/", List.of("/proc/x")));
  }

  @Test
  void snapshotsAreNumberedAndKeepWhatTheyWereFrozenFrom() {
    ContainerId id = template(new Variable("MODE", "one", false));
    Snapshot first = freeze();
    templates.environment(
        organization, project.id(), _ -> List.of(new Variable("MODE", "two", true)), BUILDER);
    Snapshot second = freeze();
    assertThat(List.of(first.number(), second.number())).containsExactly(1, 2);
    assertThat(snapshots.get(organization, project.id(), first.id()).variables())
        .containsExactly(new Variable("MODE", "one", false));
    assertThat(second.variables()).containsExactly(new Variable("MODE", "two", true));
    assertThat(second.node()).isEqualTo(node);
    assertThat(snapshots.seed(second.id(), "/data")).contains(Names.seed(second.id(), "/data"));
    assertThat(containers.find(id)).isPresent();
  }

  @Test
  void aNodeThatIsAwayDelaysAFreezeAndDoesNotFailIt() {
    template();
    engines.answer =
        (_, _) -> {
          throw new EngineUnreachable("away", new IOException());
        };
    Snapshot asked = snapshots.freeze(organization, project.id(), "", BUILDER);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> problem(asked) != null && problem(asked).contains("tried again"));
    engines.answer = (_, _) -> null;
    clock.pass(Duration.ofSeconds(10));
    freezer.sweep();
    assertThat(state(asked)).isEqualTo(Snapshot.State.READY);
  }

  @Test
  void aFreezeWhoseWorkerDiedIsTakenOverWhenItsLeaseHasRunOut() {
    template();
    engines.answer =
        (_, _) -> {
          throw new EngineUnreachable("away", new IOException());
        };
    Snapshot asked = snapshots.freeze(organization, project.id(), "", BUILDER);
    await().atMost(Duration.ofSeconds(60)).until(() -> problem(asked) != null);
    engines.answer = (_, _) -> null;
    jdbc.sql(
            """
            UPDATE provisioner_snapshot SET next_try_at = NULL, leased_until = :until WHERE id = :id
            """)
        .param("until", clock.instant().plusSeconds(12))
        .param("id", asked.id().value())
        .update();
    freezer.sweep();
    assertThat(state(asked)).isEqualTo(Snapshot.State.FREEZING);
    clock.pass(Duration.ofSeconds(13));
    freezer.sweep();
    assertThat(state(asked)).isEqualTo(Snapshot.State.READY);
  }

  @Test
  void aSnapshotIsRemovedOnceNothingStandsOnIt() {
    open();
    Snapshot first = snapshots.latest(project.id()).orElseThrow();
    tell("sub_1", ACTIVE, "price_1");
    assertThatThrownBy(() -> snapshots.remove(organization, project.id(), first.id()))
        .hasMessageContaining("stand on it");
    observed(only().house().container(), "RUNNING");
    Snapshot second = freeze();
    tending.move(organization, only().tenant().id(), second.id(), BUILDER);
    snapshots.remove(organization, project.id(), first.id());
    engines.answer = (method, _) -> method.equals("hasImage") ? Boolean.TRUE : null;
    remover.sweep();
    assertThat(state(first)).isEqualTo(Snapshot.State.REMOVING);
    engines.answer = (_, _) -> null;
    remover.sweep();
    assertThat(state(first)).isEqualTo(Snapshot.State.REMOVED);
    assertThat(snapshots.seed(first.id(), "/data")).isEmpty();
    assertThat(snapshots.latest(project.id()).orElseThrow().id()).isEqualTo(second.id());
  }

  @Test
  void whatTheNodeRefusesAgainAndAgainFailsWithItsWords() {
    template();
    engines.answer =
        (_, _) -> {
          throw new EngineRefused(500, "max depth exceeded");
        };
    Snapshot asked = snapshots.freeze(organization, project.id(), "", BUILDER);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          clock.pass(Duration.ofSeconds(5));
          freezer.sweep();
          return state(asked) == Snapshot.State.FAILED;
        });
    assertThat(problem(asked)).contains("max depth exceeded");
    assertThat(snapshots.latest(project.id())).isEmpty();
  }

  @Test
  void aTemplateThatIsStillBeingMadeCannotBeFrozen() {
    make(SETTINGS);
    assertThatThrownBy(() -> snapshots.freeze(organization, project.id(), "", BUILDER))
        .hasMessageContaining("CREATING");
  }

  @Test
  void aTenantKeepsItsSnapshotUntilItAloneIsMoved() {
    open();
    tell("sub_1", ACTIVE, "price_1");
    tell("sub_2", ACTIVE, "price_1");
    all().forEach(each -> observed(each.house().container(), "RUNNING"));
    Snapshot newer = freeze();
    assertThat(all()).noneMatch(each -> newer.id().equals(each.house().snapshot()));
    var moved = all().getFirst();
    tending.move(organization, moved.tenant().id(), newer.id(), BUILDER);
    assertThat(all()).filteredOn(each -> newer.id().equals(each.house().snapshot())).hasSize(1);
    assertThat(tenants.get(organization, moved.tenant().id()).house().container())
        .isEqualTo(moved.house().container());
  }

  @Test
  void anUploadIsTakenInWithItsDigestAndATemplateWaitsForIt() throws IOException {
    byte[] archive = "not really an image".getBytes();
    engines.answer = (method, _) -> method.equals("load") ? "app:loaded" : null;
    Upload upload = uploads.begin(organization, project.id(), "app.tar", (long) archive.length);
    var wanted = new NewTemplate(new Source.Upload(upload.id()), SETTINGS, List.of(), List.of());
    Template template = templates.make(organization, project.id(), wanted, BUILDER);
    assertThat(template.waits()).isTrue();
    Upload received =
        uploads.receive(organization, project.id(), upload.id(), new ByteArrayInputStream(archive));
    assertThat(received.digest()).hasSize(64);
    assertThat(received.receivedBytes()).isEqualTo(archive.length);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !templates.find(organization, project.id()).orElseThrow().waits());
    assertThat(templates.container(organization, project.id()).image()).isEqualTo("app:loaded");
    assertThat(uploads.get(organization, project.id(), upload.id()).state())
        .isEqualTo(Upload.State.LOADED);
  }

  @Test
  void anArchiveThatTheNodeRefusesFailsWithItsWords() throws IOException {
    engines.answer =
        (method, _) -> {
          if (method.equals("load")) {
            throw new EngineRefused(400, "invalid tar header");
          }
          return null;
        };
    Upload upload = uploads.begin(organization, project.id(), "app.tar", null);
    uploads.receive(
        organization, project.id(), upload.id(), new ByteArrayInputStream(new byte[10]));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            uploads.get(organization, project.id(), upload.id()).state() == Upload.State.FAILED);
    assertThat(uploads.get(organization, project.id(), upload.id()).problem())
        .contains("invalid tar header");
  }

  @Test
  void anUploadThatIsCutShortIsNamedAndMaySentAgain() throws IOException {
    Upload upload = uploads.begin(organization, project.id(), "app.tar", 100L);
    assertThatThrownBy(() ->
            uploads.receive(
                organization, project.id(), upload.id(), new ByteArrayInputStream(new byte[99])))
        .hasMessageContaining("99");
    Upload again =
        uploads.receive(
            organization, project.id(), upload.id(), new ByteArrayInputStream(new byte[100]));
    assertThat(again.receivedBytes()).isEqualTo(100);
  }

  private Template make(Settings settings) {
    var wanted =
        new NewTemplate(new Source.Image("rowhouse/tiny:1"), settings, List.of(), List.of());
    return templates.make(organization, project.id(), wanted, BUILDER);
  }

  private static Settings with(int port, String health, List<String> paths) {
    return new Settings(
        List.of(), port, health, Duration.ofSeconds(5), Limits.SMALL, paths, Duration.ofSeconds(5));
  }

  private void rejects(String field, Settings settings) {
    assertThatThrownBy(() -> make(settings))
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  private String problem(Snapshot snapshot) {
    return snapshots.get(organization, project.id(), snapshot.id()).problem();
  }
}
