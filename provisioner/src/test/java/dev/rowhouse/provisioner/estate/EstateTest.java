package dev.rowhouse.provisioner.estate;

import static org.awaitility.Awaitility.await;

import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.Subscription;
import dev.rowhouse.billing.SubscriptionChanged;
import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.db.testing.MailServer;
import dev.rowhouse.db.testing.MovableClock;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.gateway.Links;
import dev.rowhouse.provisioner.project.PlanTerms;
import dev.rowhouse.provisioner.project.Plans;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.Freezer;
import dev.rowhouse.provisioner.template.NewTemplate;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.template.Snapshots;
import dev.rowhouse.provisioner.template.Source;
import dev.rowhouse.provisioner.template.Templates;
import dev.rowhouse.provisioner.tenant.Admitting;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.Lapsing;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.Tenants;
import dev.rowhouse.provisioner.tenant.Tending;
import dev.rowhouse.provisioner.tenant.WarmPool;
import dev.rowhouse.provisioner.tenant.Welcoming;
import dev.rowhouse.provisioner.testing.SmallDns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** One organization with one project for each test; containers are rows that nobody works on. */
@SpringBootTest(
    classes = EstateTest.House.class,
    properties = {
      "spring.config.import=classpath:rowhouse-defaults.yaml",
      "rowhouse.roles=worker",
      // Containers are rows here: there is nobody to compare them with.
      // Records are looked for when a test asks.
      "rowhouse.schedules.left-out=compare nodes with rows,look for records of domains,talk with"
          + " houses that want it,look for records of e-mail domains,send letters,warn of secrets"
          + " that end",
      "spring.main.banner-mode=off",
      "logging.level.root=WARN",
      "logging.level.dev.rowhouse=ERROR"
    })
abstract class EstateTest {
  static final Cause BUILDER = new Cause("user:test", "asked");
  static final SmallDns DNS = new SmallDns();
  static final MailServer MAIL = new MailServer();
  static final Settings SETTINGS =
      new Settings(
          List.of(),
          8080,
          "/healthz",
          Duration.ofSeconds(20),
          new Limits(64, 500, 64, 128, 0),
          List.of("/data"),
          Duration.ofSeconds(5));

  @Autowired Projects projects;
  @Autowired Plans plans;
  @Autowired Templates templates;
  @Autowired Snapshots snapshots;
  @Autowired Freezer freezer;
  @Autowired Tenants tenants;
  @Autowired Tending tending;
  @Autowired Admitting admitting;
  @Autowired Lapsing lapsing;
  @Autowired Welcoming welcoming;
  @Autowired WarmPool pool;
  @Autowired Containers containers;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transaction;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired MovableClock clock;
  @Autowired MemoryEngines engines;

  final OrganizationId organization = OrganizationId.mint();
  final NodeId node = NodeId.mint();
  Project project;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
    registry.add("rowhouse.dns.servers", DNS::address);
    registry.add("rowhouse.dns.timeout", () -> "20s");
    registry.add("rowhouse.mail.host", () -> "127.0.0.1");
    registry.add("rowhouse.mail.port", MAIL::port);
    registry.add("rowhouse.mail.tls", () -> "NONE");
    registry.add("rowhouse.mail.from", () -> "no-reply@mail.notebook.example");
  }

  @BeforeEach
  void makeProject() {
    project = projects.create(organization, ProjectSettings.named("Notebook", "notebook"));
    jdbc.sql(
            """
            INSERT INTO provisioner_node (id, organization_id, name, docker, subnet4, gateways,
              state, reached, created_at, changed_at)
            VALUES (:id, :organization, 'one', :id, '10.0.0.0/16', '', 'READY', TRUE, NOW(6), NOW(6))
            """)
        .param("id", node.value())
        .param("organization", organization.value())
        .update();
  }

  @AfterEach
  void comeBack() {
    clock.comeBack();
    engines.answer = (_, _) -> null;
    engines.calls.clear();
  }

  void set(ProjectSettings settings) {
    Project now = projects.get(organization, project.id());
    project = projects.update(organization, project.id(), now.version(), settings);
  }

  /** A template that runs, from an image. */
  ContainerId template(Variable... environment) {
    var wanted =
        new NewTemplate(
            new Source.Image("rowhouse/tiny:1"), SETTINGS, List.of(environment), List.of());
    ContainerId id = templates.make(organization, project.id(), wanted, BUILDER).container();
    observed(id, "RUNNING");
    return id;
  }

  Snapshot freeze() {
    Snapshot asked = snapshots.freeze(organization, project.id(), "", BUILDER);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          freezer.sweep();
          return state(asked) != Snapshot.State.FREEZING;
        });
    return snapshots.get(organization, project.id(), asked.id());
  }

  Snapshot.State state(Snapshot snapshot) {
    return snapshots.get(organization, project.id(), snapshot.id()).state();
  }

  /** A project that sells "price_1" and has a snapshot. */
  void open() {
    template();
    freeze();
    plans.create(organization, project.id(), PlanTerms.latest("price_1", "Standard"));
  }

  /** What a node would tell. */
  void observed(ContainerId id, String state) {
    jdbc.sql(
            """
            UPDATE provisioner_container SET observed = :state, node_id = :node,
              running_since = IF(:state = 'RUNNING', UTC_TIMESTAMP(6), NULL),
              make_applied = make_wanted, limits_applied = limits_wanted,
              name = IF(:state = 'DELETED', NULL, name), host = IF(:state = 'DELETED', NULL, host)
            WHERE id = :id
            """)
        .param("state", state)
        .param("node", node.value())
        .param("id", id.value())
        .update();
  }

  /** Billing's news, in the transaction that billing would store it in; returns what was said. */
  String tell(String subscription, SubscriptionStatus status, String... prices) {
    var now =
        new Subscription(
            new OwnerId(project.id().value()),
            subscription,
            "cus_" + subscription,
            "ann@example.com",
            "Ann's Bakery",
            List.of(prices),
            status,
            true,
            null,
            clock.instant(),
            Map.of());
    var news = new SubscriptionChanged(now, null, EventId.mint());
    transaction.executeWithoutResult(_ -> publisher.publishEvent(news));
    return news.outcome().words();
  }

  Housed only() {
    List<Housed> all = all();
    if (all.size() != 1) {
      throw new AssertionError("expected one tenant, found " + all);
    }
    return all.getFirst();
  }

  List<Housed> all() {
    return tenants.list(organization, project.id(), TenantFilter.FIRST);
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ComponentScan(
      basePackages = "dev.rowhouse",
      nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = {
                "dev.rowhouse.provisioner.(container.Worker|channel|docker|gateway).*",
                "dev.rowhouse.provisioner.node.(OpenNodes|Opener|TableNodes|Watchman).*",
                "dev.rowhouse.provisioner.wall.(?!AddressStore|TableAddresses).*",
                "dev.rowhouse.*Test\\$.*"
              }))
  @Import(Links.class)
  static class House {
    @Bean
    @Primary
    MovableClock movableClock() {
      return MovableClock.going();
    }

    @Bean
    MemoryNodes nodes() {
      return new MemoryNodes();
    }

    @Bean
    @Primary
    MemoryEngines memoryEngines() {
      return new MemoryEngines();
    }
  }
}
