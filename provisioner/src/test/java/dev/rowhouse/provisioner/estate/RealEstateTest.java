package dev.rowhouse.provisioner.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.Subscription;
import dev.rowhouse.billing.SubscriptionChanged;
import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.erasure.Exports;
import dev.rowhouse.provisioner.erasure.Forgetting;
import dev.rowhouse.provisioner.erasure.Receipts;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.project.PlanTerms;
import dev.rowhouse.provisioner.project.Plans;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.NewTemplate;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.template.Snapshots;
import dev.rowhouse.provisioner.template.Source;
import dev.rowhouse.provisioner.template.Templates;
import dev.rowhouse.provisioner.template.Upload;
import dev.rowhouse.provisioner.template.Uploads;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.TenantState;
import dev.rowhouse.provisioner.tenant.Tenants;
import dev.rowhouse.provisioner.tenant.Tending;
import dev.rowhouse.provisioner.testing.TestNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** The whole line on real parts: template, freeze, pool, signup, move, export, erasure. */
@SpringBootTest(
    classes = RealEstateTest.House.class,
    properties = {
      "spring.config.import=classpath:rowhouse-defaults.yaml",
      "rowhouse.roles=worker",
      "spring.main.banner-mode=off",
      "logging.level.root=WARN"
    })
@DirtiesContext
class RealEstateTest {
  private static final Cause BUILDER = new Cause("user:test", "asked");
  private static final Duration LONG = Duration.ofSeconds(60);

  @Autowired Nodes nodes;
  @Autowired Engines engines;
  @Autowired Projects projects;
  @Autowired Plans plans;
  @Autowired Templates templates;
  @Autowired Uploads uploads;
  @Autowired Snapshots snapshots;
  @Autowired Tenants tenants;
  @Autowired Tending tending;
  @Autowired Containers containers;
  @Autowired Exports exports;
  @Autowired Forgetting forgetting;
  @Autowired Receipts receipts;
  @Autowired TransactionOperations transaction;
  @Autowired ApplicationEventPublisher publisher;

  private final OrganizationId organization = OrganizationId.mint();
  private ProjectId project;
  private NodeId node;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
    registry.add("rowhouse.helper-image", () -> TestNode.helperArchive().toString());
  }

  @BeforeEach
  void attachNode() {
    node = nodes.attach(organization, TestNode.get().asNewNode("real")).id();
    await().atMost(LONG).until(() -> nodes.find(node).orElseThrow().state() == NodeState.READY);
    project = projects.create(organization, ProjectSettings.named("Tiny", "tiny")).id();
  }

  @AfterEach
  void leaveNothing() {
    containers
        .list(project, Optional.empty(), 100)
        .forEach(each -> containers.delete(each.id(), BUILDER));
    await().atMost(LONG).until(() -> containers.list(project, Optional.empty(), 100).isEmpty());
  }

  @Test
  void fromTemplateToReceipt() throws IOException {
    ContainerId template = template();
    sh(template, "echo first > /data/seed");
    Snapshot first = frozen();
    sh(template, "echo changed > /tmp/changed; echo second > /data/seed");

    plans.create(organization, project, PlanTerms.latest("price_1", "Standard"));
    signUp();
    ContainerId house = house();
    becomes(house, Observed.RUNNING);
    await().atMost(LONG).until(() -> state() == TenantState.ACTIVE);
    assertThat(sh(house, "cat /data/seed; ls /tmp/changed 2>/dev/null || echo none"))
        .isEqualTo("first\nnone");
    sh(house, "echo mine > /data/mine");

    Snapshot second = frozen();
    assertThat(List.of(first.number(), second.number())).containsExactly(1, 2);
    tending.move(organization, tenant(), second.id(), BUILDER);
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(sh(house, "cat /tmp/changed /data/mine /data/seed"))
                .isEqualTo("changed\nmine\nfirst"));

    assertThat(exported()).contains("manifest.json", "data/data/mine", "data/data/seed");

    TenantId tenant = tenant();
    forgetting.erase(organization, tenant, BUILDER);
    await().atMost(LONG).until(() -> receipts.of(organization, tenant).isPresent());
    assertThat(receipts.verify(receipts.of(organization, tenant).orElseThrow().document()).valid())
        .isTrue();
    assertThat(engines.engine(node).look(Names.container(house))).isEmpty();
    assertThat(isVolume(Names.volume(house, "/data"))).isFalse();
  }

  @Test
  void aWarmSpareIsClaimedAndThePoolFillsAgain() {
    template();
    frozen();
    plans.create(organization, project, PlanTerms.latest("price_1", "Standard"));
    var now = projects.get(organization, project);
    projects.update(organization, project, now.version(), now.settings().withPool(1));
    await().atMost(LONG).until(() -> spares().size() == 1);
    ContainerId warm = spares().iterator().next();
    signUp();
    assertThat(house()).isEqualTo(warm);
    becomes(warm, Observed.RUNNING);
    await().atMost(LONG).until(() -> spares().size() == 1 && !spares().contains(warm));
    projects.update(organization, project, now.version() + 1, now.settings().withPool(0));
    await().atMost(LONG).until(() -> spares().isEmpty());
  }

  @Test
  void anUploadedArchiveBecomesATemplate() throws IOException {
    Path archive = TestNode.archive("tiny");
    Upload upload = uploads.begin(organization, project, "tiny.tar", Files.size(archive));
    var wanted =
        new NewTemplate(new Source.Upload(upload.id()), EstateTest.SETTINGS, List.of(), List.of());
    templates.make(organization, project, wanted, BUILDER);
    try (var in = Files.newInputStream(archive)) {
      uploads.receive(organization, project, upload.id(), in);
    }
    await().atMost(LONG).until(() -> !templates.find(organization, project).orElseThrow().waits());
    becomes(templates.container(organization, project).id(), Observed.RUNNING);
  }

  private ContainerId template() {
    Settings like = EstateTest.SETTINGS;
    var settings =
        new Settings(
            like.command(),
            like.port(),
            "/",
            like.healthTimeout(),
            like.limits(),
            like.dataPaths(),
            Duration.ofSeconds(1));
    var wanted = new NewTemplate(new Source.Image(TestNode.TINY), settings, List.of(), List.of());
    ContainerId id = templates.make(organization, project, wanted, BUILDER).container();
    becomes(id, Observed.RUNNING);
    return id;
  }

  private Snapshot frozen() {
    Snapshot asked = snapshots.freeze(organization, project, "", BUILDER);
    await()
        .atMost(LONG)
        .until(() ->
            snapshots.get(organization, project, asked.id()).state() != Snapshot.State.FREEZING);
    Snapshot frozen = snapshots.get(organization, project, asked.id());
    assertThat(frozen.state()).as(String.valueOf(frozen.problem())).isEqualTo(Snapshot.State.READY);
    return frozen;
  }

  private void signUp() {
    var now =
        new Subscription(
            new OwnerId(project.value()),
            "sub_1",
            "cus_1",
            "ann@example.com",
            "Ann",
            List.of("price_1"),
            SubscriptionStatus.ACTIVE,
            true,
            null,
            Instant.now(),
            Map.of());
    var news = new SubscriptionChanged(now, null, EventId.mint());
    transaction.executeWithoutResult(_ -> publisher.publishEvent(news));
  }

  private TenantId tenant() {
    return tenants.list(organization, project, TenantFilter.FIRST).getFirst().tenant().id();
  }

  private TenantState state() {
    return tenants.get(organization, tenant()).tenant().state();
  }

  private ContainerId house() {
    return tenants.get(organization, tenant()).house().container();
  }

  private void becomes(ContainerId id, Observed wanted) {
    await()
        .atMost(LONG)
        .untilAsserted(() -> {
          var container = containers.find(id).orElseThrow();
          assertThat(container.observed())
              .as(container.failure() + " " + container.waiting())
              .isEqualTo(wanted);
        });
  }

  private Set<ContainerId> spares() {
    Set<ContainerId> spares = new HashSet<>();
    containers.list(project, Optional.empty(), 100).stream()
        .filter(each -> each.kind().name().equals("SPARE"))
        .filter(each -> each.observed() == Observed.RUNNING)
        .forEach(each -> spares.add(each.id()));
    return spares;
  }

  private Set<String> exported() throws IOException {
    var out = new ByteArrayOutputStream();
    exports.write(organization, tenant(), out);
    Set<String> names = new HashSet<>();
    var in =
        new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())));
    for (TarArchiveEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
      names.add(each.getName());
    }
    return names;
  }

  private boolean isVolume(String name) {
    try {
      engines.disk(node).volumeBytes(name);
      return true;
    } catch (EngineRefused e) {
      return false;
    }
  }

  private String sh(ContainerId id, String script) {
    var said = new StringBuffer();
    int code =
        engines
            .engine(node)
            .exec(
                Names.container(id),
                List.of("sh", "-c", script),
                Optional.empty(),
                line -> said.append(line.text()),
                Duration.ofSeconds(20));
    assertThat(code).as(said.toString()).isZero();
    return said.toString().strip();
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ComponentScan(
      basePackages = "dev.rowhouse",
      nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = {"dev\\.rowhouse\\..*Test\\$.*"}))
  static class House {}
}
