package dev.rowhouse.provisioner.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.billing.metering.Closing;
import dev.rowhouse.billing.metering.MeteredNodes;
import dev.rowhouse.billing.metering.Pricing;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.SimulatedNodes;
import dev.rowhouse.provisioner.cost.Fleets;
import dev.rowhouse.provisioner.placement.Placer;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.Tenants;
import dev.rowhouse.provisioner.time.IdleSweep;
import dev.rowhouse.provisioner.time.Quiescing;
import dev.rowhouse.provisioner.time.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.BeanFactory;
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

  @Autowired BeanFactory beans;
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
  @Timeout(3600)
  void whatMustReadAllGrowsNoFasterThanWhatThereIs() throws IOException {
    OrganizationId organization = OrganizationId.mint();
    Project project = projects.create(organization, ProjectSettings.named("Scale", "scale"));
    var town = new Town(jdbc, organization, project.id());
    var all = new TreeMap<Integer, Map<Measure, Times>>();
    try (var nodes = new SimulatedNodes(beans)) {
      var scale = scale(nodes, organization, project);
      for (int size : SIZES) {
        town.grow(size);
        nodes.furnish();
        assertThat(nodes.houses()).isEqualTo(size);
        all.put(size, measured(scale, town, nodes, size));
      }
    } finally {
      town.forget();
    }
    print(Printed.of(all));
  }

  private Scale scale(SimulatedNodes nodes, OrganizationId organization, Project project) {
    return new Scale(
        new IdleSweep(jdbc, projects, containers, clock),
        containers,
        nodes,
        placer,
        tenants,
        fleets,
        metered,
        prices,
        closing,
        organization,
        project.id());
  }

  private static void print(Printed printed) throws IOException {
    String file = System.getProperty("scale.told");
    if (file != null) {
      Files.writeString(Path.of(file), printed.text());
      Files.writeString(Path.of(file + ".json"), printed.json());
    }
    System.out.print(printed.text());
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

  private static Map<Measure, Times> measured(
      Scale scale, Town town, SimulatedNodes nodes, int size) {
    int streets = Math.max(1, size / Town.ON_A_NODE);
    List<ContainerId> awake = Town.awake(size);
    warmUp(scale, town, awake, size);
    Map<Measure, Times> times = new EnumMap<>(Measure.class);
    times.put(Measure.IDLE, scale.idleSweep(ROUNDS));
    times.put(Measure.ASLEEP, scale.fallAsleep(ROUNDS, town, awake));
    assertThat(nodes.awake()).as("the engines were asked").isEqualTo(awake.size());
    times.put(Measure.PLACING, scale.placement(ROUNDS));
    times.put(Measure.MOVING_IN, scale.moveIn(ROUNDS));
    times.put(Measure.FIRST_PAGE, scale.firstPage(ROUNDS));
    times.put(Measure.MIDDLE, scale.pageInTheMiddle(ROUNDS, size));
    times.put(Measure.SEARCH_ONE, scale.search(ROUNDS, one(size), 1));
    times.put(Measure.SEARCH_NONE, scale.search(ROUNDS, "nobody", 0));
    times.put(Measure.SEARCH_ALL, scale.search(ROUNDS, "example.c", 50));
    times.put(Measure.COMPARING, scale.compare(Math.min(ROUNDS, 5)));
    times.put(Measure.GLANCE, scale.glance(ROUNDS));
    Scale.Closed closed = scale.close(streets);
    assertThat(closed.cents()).isEqualTo(4_900L * streets);
    times.put(Measure.CLOSE_ONE, closed.times());
    times.put(Measure.CLOSE_ALL, new Times(new double[] {closed.times().sum()}));
    return times;
  }

  private static void warmUp(Scale scale, Town town, List<ContainerId> awake, int size) {
    scale.idleSweep(2);
    scale.fallAsleep(2, town, awake);
    scale.placement(2);
    scale.moveIn(2);
    scale.firstPage(2);
    scale.search(2, one(size), 1);
    scale.compare(1);
    scale.glance(2);
  }

  private static String one(int size) {
    return "t" + (size - 1) + "@example";
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
