package dev.rowhouse.portal.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.testing.PortalTest;
import dev.rowhouse.portal.testing.Someone;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A street that is full stays light, and whoever looks for one house finds it. */
class ThreeHundredHousesTest extends PortalTest {
  private static final int HOUSES = 300;
  private static final int MOST_BYTES = 60 * 1024;

  /** Each row has a form with a token of its own. */
  private static final int MOST_BYTES_OF_A_LIST = 70 * 1024;

  private static final List<String> STATES = List.of("RUNNING", "STOPPED", "FAILED", "CREATING");

  @Autowired MockMvc mvc;
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Projects projects;
  @Autowired JdbcClient jdbc;

  private final String owner = "owner-" + System.nanoTime();
  private ProjectId project;

  @BeforeEach
  void aFullStreet() {
    var user = users.signedIn(new Identity("example", owner, null, owner));
    OrganizationId organization = organizations.found(owner, user.id()).id();
    project = projects.create(organization, ProjectSettings.named("Full", "full")).id();
    NodeId node = NodeId.mint();
    for (int i = 0; i < HOUSES; i++) {
      ContainerId house = ContainerId.mint();
      container(house, node, i);
      tenant(house, i);
    }
  }

  @Test
  void theDrawnStreetStaysBelowSixtyKilobytes() throws Exception {
    String page = page("/");
    assertThat(count(page, "href=\"/tenants/")).isEqualTo(HOUSES);
    assertThat(bytes(page)).isLessThan(MOST_BYTES);
  }

  @Test
  void theListGoesOnPageByPageToTheLastOfThem() throws Exception {
    String next = "/projects/" + project.value();
    int seen = 0;
    int pages = 0;
    while (next != null) {
      String page = page(next);
      assertThat(bytes(page)).as(next).isLessThan(MOST_BYTES_OF_A_LIST);
      seen += count(page, "class=\"strong\" href=\"/tenants/");
      pages++;
      var more = Pattern.compile("href=\"([^\"]+after=[^\"]+)\"[^>]*>Show the next").matcher(page);
      next = more.find() ? more.group(1).replace("&amp;", "&") : null;
    }
    assertThat(seen).isEqualTo(HOUSES);
    assertThat(pages).isEqualTo(6);
  }

  @Test
  void oneIsFoundByNameAndByEmail() throws Exception {
    for (String q : List.of("Customer%20number%20217", "c217@example.com")) {
      String page = page("/projects/" + project.value() + "?q=" + q);
      assertThat(count(page, "class=\"strong\" href=\"/tenants/")).as(q).isOne();
      assertThat(page).contains("1.50 MB");
    }
  }

  private String page(String path) throws Exception {
    return mvc.perform(get(URI.create(path)).with(Someone.signedIn(owner)))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static int bytes(String page) {
    return page.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int count(String page, String what) {
    return page.split(Pattern.quote(what), -1).length - 1;
  }

  private void container(ContainerId id, NodeId node, int number) {
    jdbc.sql(
            """
            INSERT INTO provisioner_container (id, project_id, kind, name, host, image, command,
              port, health_path, health_timeout_ms, memory_mb, milli_cpus, pids, disk_mb,
              ramdisk_mb, data_paths, grace_ms, node_id, desired, observed, next_at, wanted_at,
              actor, reason, created_at, changed_at, last_request_at)
            VALUES (:id, :project, 'TENANT', :name, :name, 'image', '[]', 8080, '/', 1000, 64, 500,
              64, 128, 0, '["/data"]', 1000, :node, IF(:state = 'STOPPED', 'STOPPED', 'RUNNING'),
              :state, '2100-01-01', NOW(), 'test', 'test', NOW(), NOW(), NOW())
            """)
        .param("id", id.value())
        .param("project", project.value())
        .param("name", "customer-number-" + number + "-" + id.value().substring(22))
        .param("node", node.value())
        .param("state", STATES.get(number % STATES.size()))
        .update();
    jdbc.sql(
            """
            INSERT INTO provisioner_size (container_id, filesystem_bytes, data_bytes, measured_at)
            VALUES (:id, 500000, 1000000, NOW())
            """)
        .param("id", id.value())
        .update();
  }

  private void tenant(ContainerId house, int number) {
    TenantId id = TenantId.mint();
    jdbc.sql(
            """
            INSERT INTO provisioner_tenant (id, project_id, email, name, prices, livemode, standing,
              state, state_since, container_id, created_at, changed_at)
            VALUES (:id, :project, :email, :name, '[]', TRUE, 'ACTIVE', 'ACTIVE', NOW(), :house,
              NOW(), NOW())
            """)
        .param("id", id.value())
        .param("project", project.value())
        .param("email", "c" + number + "@example.com")
        .param("name", "Customer number " + number)
        .param("house", house.value())
        .update();
    word(id, "customer number " + number);
    word(id, "c" + number + "@example.com");
  }

  /** What searches look through. */
  private void word(TenantId id, String word) {
    jdbc.sql(
            """
            INSERT INTO provisioner_tenant_word (tenant_id, word, project_id)
            VALUES (:id, :word, :project)
            """)
        .param("id", id.value())
        .param("word", word)
        .param("project", project.value())
        .update();
  }
}
