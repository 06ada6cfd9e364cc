package dev.rowhouse.provisioner.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.Subscription;
import dev.rowhouse.billing.SubscriptionChanged;
import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.erasure.Exports;
import dev.rowhouse.provisioner.erasure.Forgetting;
import dev.rowhouse.provisioner.erasure.Receipts;
import dev.rowhouse.provisioner.project.PlanTerms;
import dev.rowhouse.provisioner.project.Plans;
import dev.rowhouse.provisioner.template.NewTemplate;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.template.Source;
import dev.rowhouse.provisioner.template.Upload;
import dev.rowhouse.provisioner.template.Uploads;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.TenantState;
import dev.rowhouse.provisioner.tenant.Tenants;
import dev.rowhouse.provisioner.testing.TestNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** The whole line on real parts: template, freeze, pool, signup, move, export, erasure. */
@SpringBootTest(
    classes = RealNodesTest.House.class,
    properties = {
      "spring.config.import=classpath:rowhouse-defaults.yaml",
      "rowhouse.roles=worker",
      "spring.main.banner-mode=off",
      "logging.level.root=WARN"
    })
@DirtiesContext
class RealEstateTest extends RealNodesTest {
  @Autowired Plans plans;
  @Autowired Uploads uploads;
  @Autowired Tenants tenants;
  @Autowired Exports exports;
  @Autowired Forgetting forgetting;
  @Autowired Receipts receipts;
  @Autowired TransactionOperations transaction;
  @Autowired ApplicationEventPublisher publisher;

  private NodeId node;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
    helper(registry);
  }

  @BeforeEach
  void attachNode() {
    node = attached(TestNode.get(), "real");
    makeProject();
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
}
