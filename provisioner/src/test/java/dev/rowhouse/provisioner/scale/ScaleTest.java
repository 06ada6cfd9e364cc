package dev.rowhouse.provisioner.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.billing.metering.Closing;
import dev.rowhouse.billing.metering.MeteredNodes;
import dev.rowhouse.billing.metering.Pricing;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.cost.Fleets;
import dev.rowhouse.provisioner.placement.Placer;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.Tenants;
import dev.rowhouse.provisioner.time.IdleSweep;
import dev.rowhouse.provisioner.time.Quiescing;
import dev.rowhouse.provisioner.time.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * How the house grows. In the suite it walks through two small towns; {@code ./rowhouse bench
 * scale} gives it larger ones and prints what it measured.
 */
@SpringBootTest(
    classes = ScaleTest.House.class,
    properties = {
      "spring.config.import=classpath:rowhouse-defaults.yaml",
      "rowhouse.roles=portal",
      "spring.quartz.auto-startup=false",
      "spring.main.banner-mode=off",
      "logging.level.root=WARN",
      "logging.level.dev.rowhouse=ERROR"
    })
class ScaleTest {
  private static final List<Integer> SIZES =
      Arrays.stream(System.getProperty("scale.sizes", "100,1000").split(","))
          .map(Integer::valueOf)
          .toList();
  private static final int ROUNDS = Integer.getInteger("scale.rounds", 5);

  @Autowired JdbcClient jdbc;
  @Autowired Projects projects;
  @Autowired Containers containers;
  @Autowired Placer placer;
  @Autowired Tenants tenants;
  @Autowired Fleets fleets;
  @Autowired MeteredNodes metered;
  @Autowired Pricing prices;
  @Autowired Closing closing;
  @Autowired Clock clock;
  @Autowired Quiescing quiescing;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  @Test
  @Timeout(1800)
  void whatMustReadAllGrowsNoFasterThanWhatThereIs() {
    OrganizationId organization = OrganizationId.mint();
    Project project = projects.create(organization, ProjectSettings.named("Scale", "scale"));
    var town = new Town(jdbc, organization, project.id());
    var scale =
        new Scale(
            new IdleSweep(jdbc, projects, containers, clock),
            placer,
            tenants,
            fleets,
            metered,
            prices,
            closing,
            organization,
            project.id());
    Map<Integer, Map<String, Times>> all = new TreeMap<>();
    for (int size : SIZES) {
      town.grow(size);
      all.put(size, measured(scale, size));
    }
    Printed.of(all);
    assertThat(all).hasSize(SIZES.size());
  }

  @Test
  void nothingIsQuietWhileAnEventWaits() {
    assertThat(quiescing.await(Duration.ofSeconds(5))).allMatch(each -> each.due() == 0);
    jdbc.sql(
            """
            INSERT INTO provisioner_tenant (id, project_id, name, prices, livemode, standing, state,
              state_since, erase_at, created_at, changed_at)
            VALUES ('tnt_00000000000000000000000001', :project, 'x', '[]', TRUE, 'CANCELED',
              'CANCELED', '2026-01-01', '2026-01-01', '2026-01-01', '2026-01-01')
            """)
        .param(
            "project",
            projects
                .create(OrganizationId.mint(), ProjectSettings.named("Quiet", "quiet"))
                .id()
                .value())
        .update();
    assertThat(quiescing.await(Duration.ofMillis(500)))
        .filteredOn(each -> each.due() > 0)
        .containsExactly(new Waiting("tenants to erase", 1));
    jdbc.sql("DELETE FROM provisioner_tenant WHERE erase_at = '2026-01-01'").update();
  }

  private static Map<String, Times> measured(Scale scale, int size) {
    int nodes = Math.max(1, size / Town.ON_A_NODE);
    scale.idleSweep(2);
    scale.placement(2);
    scale.firstPage(2);
    Map<String, Times> times = new TreeMap<>();
    times.put("idle sweep", scale.idleSweep(ROUNDS));
    times.put("placement decision", scale.placement(ROUNDS));
    times.put("tenant list, first page", scale.firstPage(ROUNDS));
    times.put("tenant list, in the middle", scale.pageInTheMiddle(ROUNDS, size));
    times.put("tenant list, search", scale.search(ROUNDS, size));
    times.put("fleet's counts and bill", scale.glance(ROUNDS));
    Scale.Closed closed = scale.close(nodes);
    assertThat(closed.cents()).isEqualTo(4_900L * nodes);
    times.put("month close, a node", closed.times());
    times.put("month close, all nodes", new Times(new double[] {closed.times().sum()}));
    return times;
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ComponentScan(
      basePackages = "dev.rowhouse",
      nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
      excludeFilters =
          @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev.rowhouse.*Test(\\$.*)?"))
  static class House {}
}
