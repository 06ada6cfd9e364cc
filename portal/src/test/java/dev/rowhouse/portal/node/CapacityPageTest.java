package dev.rowhouse.portal.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.testing.Planted;
import dev.rowhouse.portal.testing.PortalTest;
import dev.rowhouse.portal.testing.Someone;
import dev.rowhouse.provisioner.Ability;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.placement.Capacities;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.NewTemplate;
import dev.rowhouse.provisioner.template.Source;
import dev.rowhouse.provisioner.template.Templates;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** How many houses a street takes, and what a template needs of it, said by hand. */
class CapacityPageTest extends PortalTest {
  @Autowired MockMvc mvc;
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Projects projects;
  @Autowired Templates templates;
  @Autowired Capacities capacities;
  @Autowired JdbcClient tables;

  private final String owner = "owner-" + System.nanoTime();
  private NodeId node;
  private String capacity;
  private OrganizationId ours;

  @BeforeEach
  void aNode() {
    var user = users.signedIn(new Identity("example", owner, null, owner));
    ours = organizations.found(owner, user.id()).id();
    node = Planted.node(tables, ours, "eu-1");
    capacity = "/nodes/" + node.value() + "/capacity";
  }

  @Test
  void whatIsTypedHoldsAndIsShown() throws Exception {
    assertThat(open(capacity)).contains("0 houses", "of as many as fit");
    assertThat(send(post(capacity).param("most", " 287 ")).getStatus()).isEqualTo(302);
    assertThat(capacities.of(ours, node).most()).isEqualTo(287);
    assertThat(open(capacity)).contains("of 287 at most", "value=\"287\"");
    assertThat(open("/nodes/" + node.value())).contains("takes 287 houses at most, said by hand");
    assertThat(send(post(capacity).param("most", "")).getStatus()).isEqualTo(302);
    assertThat(capacities.of(ours, node).most()).isNull();
  }

  @Test
  void whatCannotBeIsSaidAtItsFieldAndKept() throws Exception {
    for (String wrong : List.of("many", "-1", "100001", "2.5")) {
      MockHttpServletResponse answer = send(post(capacity).param("most", wrong));
      assertThat(answer.getStatus()).as(wrong).isEqualTo(422);
      assertThat(answer.getContentAsString())
          .as(wrong)
          .contains("id=\"most-wrong\"", "value=\"" + wrong + "\"", "href=\"#most\"");
    }
    assertThat(capacities.of(ours, node).most()).isNull();
  }

  @Test
  void aTemplatesNeedsAreTicked() throws Exception {
    var by = new Cause("test", "test");
    var project = projects.create(ours, ProjectSettings.named("Shop", "shop")).id();
    templates.make(
        ours,
        project,
        new NewTemplate(new Source.Image("app:1"), usual(), List.of(), List.of()),
        by);
    String page = "/projects/" + project.value() + "/template/needs";
    assertThat(open(page)).contains("No street of yours can do it now");
    assertThat(send(post(page).param("needs", "diskLimits", "ipv6")).getStatus()).isEqualTo(302);
    assertThat(templates.find(ours, project).orElseThrow().needs())
        .containsExactlyInAnyOrder(Ability.DISK_LIMITS, Ability.IPV6);
    assertThat(open(page)).containsPattern("value=\"ipv6\"[^>]*checked");
    assertThat(send(post(page).param("needs", "wings")).getContentAsString())
        .contains("needs-wrong", "href=\"#needs\"");
    assertThat(send(post(page)).getStatus()).isEqualTo(302);
    assertThat(templates.find(ours, project).orElseThrow().needs()).isEmpty();
  }

  private static Settings usual() {
    var second = Duration.ofSeconds(1);
    return new Settings(List.of(), 80, "/", second, Limits.SMALL, List.of(), second);
  }

  private String open(String path) throws Exception {
    MockHttpServletResponse answer = send(get(path));
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return answer.getContentAsString();
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(Someone.signedIn(owner)).with(csrf()))
        .andReturn()
        .getResponse();
  }
}
