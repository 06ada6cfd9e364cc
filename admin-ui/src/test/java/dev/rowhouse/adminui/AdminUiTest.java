package dev.rowhouse.adminui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rowhouse.adminui.operator.FirstLinks;
import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(properties = {"rowhouse.roles=operator", "rowhouse.bootstrap=true"})
@AutoConfigureMockMvc
class AdminUiTest {
  @Autowired MockMvc mvc;
  @Autowired FirstLinks links;
  @Autowired Acts acts;

  @Value("${rowhouse.home}")
  Path home;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/jobs", "/events", "/deliveries", "/receipt-keys"})
  void aPageIsForOperatorsOnly(String path) throws Exception {
    mvc.perform(get(path)).andExpect(redirectedUrl("/sign-in"));
    mvc.perform(get(path).with(user("somebody").roles("USER"))).andExpect(status().isForbidden());
    mvc.perform(get(path).with(user("operator").roles("OPERATOR")))
        .andExpect(status().isOk())
        .andExpect(content().string(Matchers.containsString("<h1>")));
  }

  @Test
  void theFirstOperatorSignsInWithWhatTheFileSays() throws Exception {
    String file = Files.readString(home.resolve("operator-sign-in.txt"));
    String password = file.replaceAll("(?s).*password (\\S+).*", "$1");
    mvc.perform(
            formLogin("/sign-in")
                .userParameter("email")
                .user("operator@rowhouse.localhost")
                .password(password))
        .andExpect(redirectedUrl("/"));
    assertThat(
            acts.list(new ActFilter("", "operator.sign-in", "", null, null), Optional.empty(), 10))
        .isNotEmpty();
    mvc.perform(
            formLogin("/sign-in")
                .userParameter("email")
                .user("operator@rowhouse.localhost")
                .password("guess"))
        .andExpect(redirectedUrl("/sign-in?refused"));
  }

  @Test
  void aFirstLinkMakesOneOperatorOnce() throws Exception {
    links.offer("token-of-the-log");
    var become =
        post("/first/token-of-the-log")
            .with(csrf())
            .param("email", "grace@example.com")
            .param("password", "a long password");
    mvc.perform(become).andExpect(redirectedUrl("/sign-in?made"));
    mvc.perform(become).andExpect(status().isOk());
    mvc.perform(
            formLogin("/sign-in")
                .userParameter("email")
                .user("grace@example.com")
                .password("a long password"))
        .andExpect(redirectedUrl("/"));
  }

  @Test
  void whatIsNotThereIsAPageToo() throws Exception {
    mvc.perform(get("/events/nonsense").with(user("operator").roles("OPERATOR")))
        .andExpect(status().isNotFound());
  }

  @Test
  void eachRotationMakesAKeyThatSignsAndTheOlderOnesStayPublished() throws Exception {
    var rotate = post("/receipt-keys/rotate").with(csrf()).with(user("operator").roles("OPERATOR"));
    mvc.perform(rotate).andExpect(redirectedUrl("/receipt-keys"));
    mvc.perform(rotate).andExpect(redirectedUrl("/receipt-keys"));
    mvc.perform(get("/receipt-keys").with(user("operator").roles("OPERATOR")))
        .andExpect(content().string(Matchers.containsString("signs now")))
        .andExpect(content().string(Matchers.containsString("verifies")));
  }

  @Test
  void aChangeNeedsAToken() throws Exception {
    mvc.perform(post("/jobs/idle/pause").with(user("operator").roles("OPERATOR")))
        .andExpect(status().isForbidden());
  }

  @Test
  void theLookIsThePortalsAndNoneOfItsCodeIsHere() throws Exception {
    mvc.perform(get("/css/tokens.css")).andExpect(status().isOk());
    assertThat(getClass().getResource("/dev/rowhouse/portal/PortalApplication.class")).isNull();
  }
}
