package dev.rowhouse.portal.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.testing.PortalTest;
import dev.rowhouse.portal.testing.Someone;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.MoveId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What is kept of a house, and what its lost street still had, stand apart. */
class BackupsPageTest extends PortalTest {
  @Autowired MockMvc mvc;
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Projects projects;
  @Autowired JdbcClient tables;

  private final String owner = "owner-" + System.nanoTime();
  private final ContainerId house = ContainerId.mint();
  private final TenantId tenant = TenantId.mint();
  private ProjectId project;

  @BeforeEach
  void aTenant() {
    var user = users.signedIn(new Identity("example", owner, null, owner));
    OrganizationId ours = organizations.found(owner, user.id()).id();
    project = projects.create(ours, ProjectSettings.named("Shop", "shop")).id();
    tables
        .sql(
            """
            INSERT INTO provisioner_container (id, project_id, kind, name, host, image, command,
              port, health_path, health_timeout_ms, memory_mb, milli_cpus, pids, disk_mb,
              ramdisk_mb, data_paths, grace_ms, desired, observed, next_at, wanted_at, actor,
              reason, created_at, changed_at)
            VALUES (:id, :project, 'TENANT', 'acme', :id, 'image', '[]', 8080, '/', 1000, 64, 500,
              64, 128, 0, '["/data"]', 1000, 'RUNNING', 'RUNNING', '2100-01-01', NOW(), 'test',
              'test', NOW(), NOW())
            """)
        .param("id", house.value())
        .param("project", project.value())
        .update();
    tables
        .sql(
            """
            INSERT INTO provisioner_tenant (id, project_id, name, prices, livemode, standing, state,
              state_since, container_id, created_at, changed_at)
            VALUES (?, ?, 'Acme', '[]', TRUE, 'ACTIVE', 'ACTIVE', NOW(), ?, NOW(), NOW())
            """)
        .params(tenant.value(), project.value(), house.value())
        .update();
  }

  @Test
  void whatALostStreetStillHadCanBeFetchedAndGoneBackTo() throws Exception {
    BackupId whole = kept("DONE", null);
    assertThat(open()).contains(fetch(whole)).doesNotContain("from its lost street");
    BackupId remains = kept("REMAINS", MoveId.mint());
    BackupId failed = kept("FAILED", null);
    assertThat(open())
        .contains("from its lost street", "kept for seven days")
        .contains(fetch(remains), fetch(whole))
        .contains("<option value=\"%s\"".formatted(remains.value()))
        .contains(" · from its lost street")
        .doesNotContain(failed.value());
  }

  @Test
  void whereOnlyRemainsAreThereNothingIsSaidToBeKept() throws Exception {
    kept("REMAINS", MoveId.mint());
    assertThat(open()).contains("Nothing is kept of it yet", "Go back to a backup");
  }

  private String fetch(BackupId backup) {
    return "/tenants/%s/export/archive?ticket=%s&amp;backup=%s"
        .formatted(tenant.value(), backup.value(), backup.value());
  }

  private BackupId kept(String state, @Nullable MoveId move) {
    BackupId id = BackupId.mint();
    tables
        .sql(
            """
            INSERT INTO provisioner_backup (id, container_id, project_id, node_id, move_id, image,
              state, bytes, parts, actor, reason, began_at, ended_at)
            VALUES (?, ?, ?, ?, ?, 'image', ?, 3000000, '[]', 'test', 'test', NOW(6), NOW(6))
            """)
        .params(
            id.value(),
            house.value(),
            project.value(),
            NodeId.mint().value(),
            move == null ? null : move.value(),
            state)
        .update();
    return id;
  }

  private String open() throws Exception {
    MockHttpServletResponse answer =
        mvc.perform(get("/houses/" + house.value() + "/backups").with(Someone.signedIn(owner)))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).isEqualTo(200);
    return answer.getContentAsString();
  }
}
