package dev.rowhouse.portal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.rowhouse.db.id.Ids;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.testing.Someone;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.dns.Finding;
import dev.rowhouse.provisioner.dns.TxtRecords;
import dev.rowhouse.provisioner.host.Host;
import dev.rowhouse.provisioner.host.HostState;
import dev.rowhouse.provisioner.host.Hosts;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.NewTenant;
import dev.rowhouse.provisioner.tenant.Tending;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A domain claimed, proved and given up by hand, on a product's page and on a tenant's. */
@SpringBootTest(properties = {"rowhouse.roles=portal", "rowhouse.hosts.allow-localhost=true"})
@AutoConfigureMockMvc
class DomainsPageTest {
  private static final Map<String, String> PUBLISHED = new ConcurrentHashMap<>();

  @TestConfiguration
  static class Dns {
    @Bean
    @Primary
    TxtRecords published() {
      return name ->
          PUBLISHED.containsKey(name)
              ? new Finding.Found(List.of(PUBLISHED.get(name)))
              : new Finding.Absent();
    }
  }

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  @Autowired MockMvc mvc;
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Projects projects;
  @Autowired Tending tending;
  @Autowired Hosts hosts;

  private final String owner = "owner-" + System.nanoTime();
  private final String domain = Ids.mint("dom").replace('_', '-') + ".example";
  private OrganizationId ours;
  private Project project;
  private String product;
  private String tenant;

  @BeforeEach
  void aProjectWithATenant() {
    var user = users.signedIn(new Identity("example", owner, null, owner));
    ours = organizations.found(owner, user.id()).id();
    project = projects.create(ours, ProjectSettings.named("Shop", "shop"));
    var wanted = new NewTenant("Acme", null, null, null, null);
    var made = tending.create(ours, project.id(), wanted, new Cause("test", "test"));
    product = "/projects/" + project.id().value() + "/domains";
    tenant = "/tenants/" + made.tenant().id().value() + "/domains";
  }

  @Test
  void aDomainIsClaimedProvedAndGivenUp() throws Exception {
    for (String page : new String[] {product, tenant}) {
      assertThat(open(page)).contains("No domain yet");
      assertThat(send(post(page).param("domain", domain)).getStatus()).isEqualTo(302);
      Host claim = hosts.of(ours, project.id()).getFirst();
      assertThat(open(page))
          .contains(claim.challenge().name(), claim.challenge().value(), "waits for its record");

      PUBLISHED.put(claim.challenge().name(), claim.challenge().value());
      String at = page + "/" + claim.id().value();
      assertThat(send(post(at + "/check")).getStatus()).isEqualTo(302);
      assertThat(hosts.find(ours, claim.id()).orElseThrow().state()).isEqualTo(HostState.ACTIVE);
      assertThat(open(page)).contains(">proved<");
      assertThat(send(post(at + "/remove")).getStatus()).isEqualTo(302);
      assertThat(open(page)).contains("No domain yet");
    }
  }

  @Test
  void whatIsNoDomainIsSaidAtItsFieldAndKept() throws Exception {
    for (String page : new String[] {product, tenant}) {
      MockHttpServletResponse answer = send(post(page).param("domain", "co.uk"));
      assertThat(answer.getStatus()).isEqualTo(422);
      assertThat(answer.getContentAsString()).contains("id=\"domain-wrong\"", "value=\"co.uk\"");
    }
  }

  @Test
  void aNameOfThisMachineServesWithoutARecordWhereThatIsAllowed() throws Exception {
    String name = domain.replace(".example", ".localhost");
    assertThat(send(post(product).param("domain", name)).getStatus()).isEqualTo(302);
    Host claim = hosts.of(ours, project.id()).getFirst();
    send(post(product + "/" + claim.id().value() + "/check"));
    assertThat(hosts.find(ours, claim.id()).orElseThrow().state()).isEqualTo(HostState.ACTIVE);

    send(post(product).param("domain", domain));
    Host other = hosts.of(ours, project.id()).getFirst();
    send(post(product + "/" + other.id().value() + "/check"));
    assertThat(hosts.find(ours, other.id()).orElseThrow().state())
        .as("any other name needs its record")
        .isEqualTo(HostState.PENDING);
  }

  @Test
  void aClaimIsChangedOnItsOwnPageOnly() throws Exception {
    send(post(product).param("domain", domain));
    Host claim = hosts.of(ours, project.id()).getFirst();
    assertThat(send(post(tenant + "/" + claim.id().value() + "/remove")).getStatus())
        .isEqualTo(404);
    assertThat(hosts.find(ours, claim.id())).isPresent();
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
