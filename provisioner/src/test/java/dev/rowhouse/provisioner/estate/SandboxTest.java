package dev.rowhouse.provisioner.estate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.TimelineEntry;
import dev.rowhouse.provisioner.sandbox.Conversing;
import dev.rowhouse.provisioner.tenant.NewTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SandboxTest extends EstateTest {
  @Autowired Conversing conversing;

  private final List<App> apps = new ArrayList<>();

  @BeforeEach
  void aTemplateThatWantsIt() {
    open();
    templates.sandbox(organization, project.id(), true, BUILDER);
  }

  @AfterEach
  void close() {
    apps.forEach(App::close);
    templates.sandbox(organization, project.id(), false, BUILDER);
  }

  /** A house that answers what the test says to the credential that it was given. */
  private final class App implements AutoCloseable {
    final List<String> credentials = Collections.synchronizedList(new ArrayList<>());
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    final TenantId tenant;
    final ContainerId house;
    private final HttpServer server;
    volatile UnaryOperator<String> answer = credential -> said(credential, "I am awake");
    volatile int status = 200;

    App(String name) {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::handle);
      server.start();
      apps.add(this);
      var wanted = new NewTenant(name, null, "ref-" + name, null, null);
      tenant = tending.create(organization, project.id(), wanted, BUILDER).tenant().id();
      house = tenants.get(organization, tenant).house().container();
      observed(house, "RUNNING");
      jdbc.sql("UPDATE provisioner_container SET ipv4 = '127.0.0.1', port = :port WHERE id = :id")
          .param("port", server.getAddress().getPort())
          .param("id", house.value())
          .update();
    }

    private void handle(HttpExchange exchange) throws IOException {
      try (exchange) {
        String credential = exchange.getRequestHeaders().getFirst("X-Rowhouse-Sandbox");
        heard.add(
            exchange.getRequestMethod()
                + " "
                + exchange.getRequestURI()
                + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        credentials.add(credential);
        byte[] body = answer.apply(credential).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
      }
    }

    List<String> timeline() {
      return containers.timeline(house).stream()
          .filter(entry -> entry.cause().actor().equals("app"))
          .map(TimelineEntry::detail)
          .toList();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private static String said(String credential, String... events) {
    return "{\"credential\":\"%s\",\"events\":[%s]}"
        .formatted(
            credential,
            List.of(events).stream().map(it -> "\"" + it + "\"").collect(Collectors.joining(",")));
  }

  /** Past the rest of whoever was silent. */
  private void again() {
    clock.pass(Duration.ofMinutes(2));
    conversing.sweep();
  }

  @Test
  void a_house_hears_of_its_own_tenant_only_and_writes_on_its_own_timeline_only() {
    var acme = new App("Acme");
    var bakery = new App("Bakery");
    bakery.answer = credential -> said(credential);
    again();

    assertThat(acme.heard.getFirst())
        .startsWith("POST /.well-known/sandbox ")
        .contains(acme.tenant.value(), "ref-Acme", "Acme")
        .doesNotContain("Bakery", bakery.tenant.value(), organization.value());
    assertThat(acme.timeline()).containsOnly("I am awake");
    assertThat(bakery.heard).isNotEmpty();
    assertThat(bakery.timeline()).isEmpty();
  }

  @Test
  void nobody_is_called_unless_the_template_wants_it() {
    templates.sandbox(organization, project.id(), false, BUILDER);
    var acme = new App("Acme");
    again();
    assertThat(acme.heard).isEmpty();
  }

  @Test
  void a_stolen_credential_is_of_no_use_to_another_house() {
    var acme = new App("Acme");
    var thief = new App("Thief");
    acme.answer = credential -> said(credential);
    thief.answer = _ -> said(stolenFrom(acme), "stolen");
    again();
    again();

    assertThat(acme.credentials).isNotEmpty();
    assertThat(thief.heard).hasSizeGreaterThan(1);
    assertThat(thief.timeline()).isEmpty();
    assertThat(acme.timeline()).isEmpty();
  }

  private static String stolenFrom(App app) {
    return app.credentials.isEmpty() ? "none" : app.credentials.getLast();
  }

  @Test
  void a_credential_is_good_for_one_call() {
    var acme = new App("Acme");
    acme.answer = _ -> said(acme.credentials.getFirst(), "from the first");
    again();
    assertThat(acme.timeline()).hasSize(1);
    again();
    again();

    assertThat(acme.credentials).doesNotHaveDuplicates().hasSizeGreaterThan(2);
    assertThat(acme.timeline()).hasSize(1);
  }

  @Test
  void whoever_was_stopped_moved_or_started_again_meanwhile_is_not_heard() {
    for (String change :
        List.of(
            "observed = 'STOPPED', running_since = NULL",
            "desired = 'STOPPED'",
            "suspended = TRUE",
            "running_since = '2030-01-01'",
            "ipv4 = '127.0.0.2'",
            "observed = 'DELETED', host = NULL, name = NULL")) {
      var acme = new App("Acme" + apps.size());
      acme.answer =
          credential -> {
            jdbc.sql("UPDATE provisioner_container SET " + change + " WHERE id = :id")
                .param("id", acme.house.value())
                .update();
            return said(credential, "too late");
          };
      again();
      assertThat(acme.heard).as(change).hasSize(1);
      assertThat(acme.timeline()).as(change).isEmpty();
      acme.close();
    }
  }

  @Test
  void whoever_sleeps_or_is_suspended_is_not_called() {
    var asleep = new App("Asleep");
    var suspended = new App("Suspended");
    observed(asleep.house, "STOPPED");
    tending.suspend(organization, suspended.tenant, BUILDER);
    again();
    assertThat(asleep.heard).isEmpty();
    assertThat(suspended.heard).isEmpty();
  }

  @Test
  void what_it_says_is_plain_short_and_not_too_much() {
    var acme = new App("Acme");
    acme.answer =
        credential ->
            said(
                credential,
                IntStream.range(0, 50)
                    .mapToObj(i -> i + " a\\u0000b\\n\\u202e" + "x".repeat(400))
                    .toArray(String[]::new));
    again();
    assertThat(acme.timeline())
        .hasSize(20)
        .allSatisfy(line -> assertThat(line).hasSize(300).matches("\\d+ a b x+…"));
    // Later within the same hour, until it has said enough.
    for (int i = 0; i < 14; i++) {
      again();
    }
    assertThat(acme.timeline()).hasSize(200);
  }

  @Test
  void answers_that_cannot_be_believed_write_nothing_and_delay_nobody() {
    var bakery = new App("Bakery");
    var wrong = new App("Wrong");
    var over = new CompletableFuture<String>();
    for (String body :
        List.of(
            "",
            "null",
            "[]",
            "{",
            "{\"events\":[\"x\"]}",
            "{\"credential\":null}",
            "x".repeat(70_000))) {
      wrong.answer = _ -> body;
      again();
    }
    wrong.answer = credential -> said(credential, "not with 500");
    wrong.status = 500;
    again();
    wrong.answer = _ -> over.join();
    again();
    over.complete("");

    assertThat(wrong.timeline()).isEmpty();
    assertThat(bakery.timeline()).hasSizeGreaterThanOrEqualTo(8);
  }
}
