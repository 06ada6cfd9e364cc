package dev.rowhouse.provisioner.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.TimelineEntry;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.NewTemplate;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.template.Snapshots;
import dev.rowhouse.provisioner.template.Source;
import dev.rowhouse.provisioner.template.Templates;
import dev.rowhouse.provisioner.tenant.NewTenant;
import dev.rowhouse.provisioner.tenant.Tending;
import dev.rowhouse.provisioner.testing.Inside;
import dev.rowhouse.provisioner.testing.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.test.context.DynamicPropertyRegistry;

/** One organization with one project on real nodes, which a real worker fills and empties. */
abstract class RealNodesTest {
  static final Cause BUILDER = new Cause("user:test", "asked");
  static final Duration LONG = Duration.ofSeconds(120);

  @Autowired Nodes nodes;
  @Autowired Engines engines;
  @Autowired Projects projects;
  @Autowired Templates templates;
  @Autowired Snapshots snapshots;
  @Autowired Tending tending;
  @Autowired Containers containers;

  OrganizationId organization = OrganizationId.mint();
  ProjectId project;

  static void helper(DynamicPropertyRegistry registry) {
    registry.add("rowhouse.helper-image", () -> TestNode.helperArchive().toString());
  }

  @AfterEach
  void leaveNothing() throws Exception {
    all().forEach(each -> containers.delete(each.id(), BUILDER));
    await().atMost(LONG).until(() -> all().isEmpty());
  }

  final void makeProject() {
    project = projects.create(organization, ProjectSettings.named("Tiny", "tiny")).id();
  }

  final NodeId attached(TestNode node, String name) {
    NodeId id = nodes.attach(organization, node.asNewNode(name)).id();
    ready(id);
    return id;
  }

  final void ready(NodeId id) {
    await().atMost(LONG).until(() -> nodes.find(id).orElseThrow().state() == NodeState.READY);
  }

  final ContainerId template() {
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

  final Snapshot frozen() {
    Snapshot asked = snapshots.freeze(organization, project, "", BUILDER);
    await()
        .atMost(LONG)
        .until(() ->
            snapshots.get(organization, project, asked.id()).state() != Snapshot.State.FREEZING);
    Snapshot frozen = snapshots.get(organization, project, asked.id());
    assertThat(frozen.state()).as(String.valueOf(frozen.problem())).isEqualTo(Snapshot.State.READY);
    return frozen;
  }

  final ContainerId tenant(String name) {
    var wanted = new NewTenant(name, null, name, null, null);
    ContainerId id = tending.create(organization, project, wanted, BUILDER).house().container();
    becomes(id, Observed.RUNNING);
    return id;
  }

  final List<Container> all() {
    return containers.list(project, Optional.empty(), 100);
  }

  final NodeId node(ContainerId id) {
    return containers.find(id).orElseThrow().node();
  }

  final List<String> details(ContainerId id) {
    return containers.timeline(id).stream().map(TimelineEntry::detail).toList();
  }

  final void becomes(ContainerId id, Observed wanted) {
    await()
        .atMost(LONG)
        .untilAsserted(() -> {
          var container = containers.find(id).orElseThrow();
          assertThat(container.observed())
              .as(container.failure() + " " + container.waiting() + " " + details(id))
              .isEqualTo(wanted);
        });
  }

  final String sh(ContainerId id, String script) {
    return Inside.sh(engines.engine(node(id)), id, script);
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
