package dev.rowhouse.portal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.testing.PortalTest;
import dev.rowhouse.portal.testing.Someone;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
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
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Houses are spoken with when somebody says so, and not before. */
class SandboxPageTest extends PortalTest {
  @Autowired MockMvc mvc;
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Projects projects;
  @Autowired Templates templates;

  private final String owner = "owner-" + System.nanoTime();
  private OrganizationId ours;
  private ProjectId project;
  private String page;

  @BeforeEach
  void aTemplate() {
    var user = users.signedIn(new Identity("example", owner, null, owner));
    ours = organizations.found(owner, user.id()).id();
    project = projects.create(ours, ProjectSettings.named("Shop", "shop")).id();
    page = "/projects/" + project.value() + "/template/sandbox";
    var second = Duration.ofSeconds(1);
    var usual = new Settings(List.of(), 80, "/", second, Limits.SMALL, List.of(), second);
    var wanted = new NewTemplate(new Source.Image("app:1"), usual, List.of(), List.of());
    templates.make(ours, project, wanted, new Cause("test", "test"));
  }

  @Test
  void itIsOffUntilSomebodyTurnsItOn() throws Exception {
    assertThat(isOn()).isFalse();
    assertThat(send(get(page)).getContentAsString())
        .contains("Speak with the houses")
        .doesNotContainPattern("id=\"on\"[^>]*checked");
    assertThat(send(post(page).param("on", "true")).getStatus()).isEqualTo(302);
    assertThat(isOn()).isTrue();
    assertThat(send(get(page)).getContentAsString()).containsPattern("id=\"on\"[^>]*checked");
    assertThat(send(post(page)).getStatus()).isEqualTo(302);
    assertThat(isOn()).isFalse();
  }

  private boolean isOn() {
    return templates.find(ours, project).orElseThrow().sandbox();
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(Someone.signedIn(owner)).with(csrf()))
        .andReturn()
        .getResponse();
  }
}
