package dev.rowhouse.portal.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.testing.OneConnectionEach;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.HostId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.ConnectionState;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.connection.RoleRule;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.NewTenant;
import dev.rowhouse.provisioner.tenant.Tending;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A portal and a gateway as they run, and an app that says which headers it got. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
    properties = {
      "rowhouse.roles=portal,gateway",
      "rowhouse.sign-in.allow-private=true",
      "rowhouse.sign-in.timeout=60s",
      "rowhouse.gateway.loops=1"
    })
@Import({Archives.class, OneConnectionEach.class, Zone.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DoorTest {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Contexts are several, and each listens elsewhere. */
  @Value("${rowhouse.gateway.port}")
  int gatewayPort;

  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Projects projects;
  @Autowired Tending tending;
  @Autowired Connections connections;
  @Autowired JdbcClient jdbc;
  @Autowired Bell bell;

  private HttpServer app;
  OrganizationId builder;
  Project project;

  /** A tenant with a house that runs. */
  record House(TenantId tenant, ContainerId container, URI url) {
    URI at(String path) {
      return url.resolve(path);
    }
  }

  @DynamicPropertySource
  static void installation(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
    int portal = freePort();
    int gateway = freePort();
    registry.add("server.port", () -> portal);
    registry.add("rowhouse.gateway.port", () -> gateway);
    registry.add("rowhouse.gateway.public-port", () -> gateway);
    registry.add("rowhouse.gateway.portal", () -> "127.0.0.1:" + portal);
    registry.add("rowhouse.gateway.domain", () -> "rooms.localhost");
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  void builder() throws IOException {
    app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    app.createContext(
        "/",
        exchange -> {
          var said = new StringBuilder(exchange.getRequestURI() + "\n");
          exchange
              .getRequestHeaders()
              .forEach((name, values) ->
                  said.append(name).append(": ").append(String.join(",", values)).append('\n'));
          exchange.getResponseHeaders().set("X-App", "yes");
          byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    app.start();
    var user = users.signedIn(new Identity("example", "builder-" + System.nanoTime(), null, "B"));
    builder = organizations.found("Makers", user.id()).id();
    project =
        projects.create(
            builder, ProjectSettings.named("Notebook", "notebook").withAccess(Access.CLAIM_ONLY));
  }

  @AfterAll
  void end() {
    app.stop(0);
    assertThat(OneConnectionEach.greedy()).as("who holds a connection and wants another").isEmpty();
  }

  /** What somebody opened before leads them to the sign-in again. */
  static void awaitOut(Employee who, House house) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> who.openOnce(house.at("/")).status() == 303);
  }

  House house(String name) {
    TenantId tenant =
        tending
            .create(
                builder,
                project.id(),
                new NewTenant(name, null, null, null, null),
                new Cause("test", "test"))
            .tenant()
            .id();
    ContainerId id = ContainerId.mint();
    String host = name.toLowerCase(java.util.Locale.ROOT) + "-" + id.value().substring(20);
    jdbc.sql(
            """
            INSERT INTO provisioner_container (id, project_id, kind, name, host, image, command, port,
              health_path, health_timeout_ms, memory_mb, milli_cpus, pids, disk_mb, ramdisk_mb,
              data_paths, grace_ms, network, ipv4, ipv6, desired, observed, make_applied,
              limits_applied, rules_applied, next_at, wanted_at, actor, reason, created_at, changed_at)
            VALUES (:id, :project, 'TENANT', :host, :host, 'app', '[]', :port, '/', 30000, 256, 500,
              100, 1024, 0, '[]', 1000, 'n', '127.0.0.1', 'fd00::2', 'RUNNING', 'RUNNING', 1, 1, 1,
              UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 'test', 'test', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            """)
        .param("id", id.value())
        .param("project", project.id().value())
        .param("host", host)
        .param("port", app.getAddress().getPort())
        .update();
    jdbc.sql(
            "UPDATE provisioner_tenant SET container_id = :id, state = 'ACTIVE' WHERE id = :tenant")
        .param("id", id.value())
        .param("tenant", tenant.value())
        .update();
    bell.ring(Routes.CHANGED);
    return new House(
        tenant, id, URI.create("http://" + host + ".rooms.localhost:" + gatewayPort + "/"));
  }

  /** The same house by a domain of its tenant's own, which was proved. */
  House own(House house) {
    String domain = "rooms-" + System.nanoTime() + ".acme.test";
    return at(house, domain, domain, house.tenant());
  }

  /** The same house by a domain of its product's, which was proved. */
  House product(House house) {
    String domain = "rooms-" + System.nanoTime() + ".product.test";
    String label = house.url().getHost().replaceFirst("\\..*", "");
    return at(house, label + "." + domain, domain, null);
  }

  private House at(House house, String host, String domain, @Nullable TenantId tenant) {
    jdbc.sql(
            """
            INSERT INTO provisioner_host (id, project_id, tenant_id, domain, code, state, owner,
              created_at, changed_at)
            VALUES (:id, :project, :tenant, :domain, 'c', 'ACTIVE', COALESCE(:tenant, :project), UTC_TIMESTAMP(6),
              UTC_TIMESTAMP(6))
            """)
        .param("id", HostId.mint().value())
        .param("project", project.id().value())
        .param("tenant", tenant == null ? null : tenant.value())
        .param("domain", domain)
        .update();
    bell.ring(Routes.CHANGED);
    return new House(
        house.tenant(), house.container(), URI.create("http://" + host + ":" + gatewayPort + "/"));
  }

  static ConnectionSettings settings(String issuer) {
    return new ConnectionSettings(
        "Acme",
        issuer,
        "rooms",
        "groups",
        true,
        null,
        List.of(new RoleRule("engineering", "editor")),
        Duration.ofHours(8),
        null);
  }

  /** Connected, tried, and let in by. */
  Connection active(House house, ConnectionSettings settings) {
    Connection made = connections.create(builder, house.tenant(), settings, "s3cret");
    move(house, made, ConnectionState.TESTING);
    jdbc.sql("UPDATE provisioner_connection SET tested_at = UTC_TIMESTAMP(6) WHERE id = :id")
        .param("id", made.id().value())
        .update();
    Connection active = move(house, made, ConnectionState.ACTIVE);
    awaitSignIn(house);
    return active;
  }

  Connection move(House house, Connection connection, ConnectionState to) {
    return connections.move(builder, house.tenant(), connection.id(), to);
  }

  void awaitSignIn(House house) {
    try (var stranger = new Employee()) {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> stranger.openOnce(house.at("/")).status() == 303);
    }
  }

  String trace(House house, Connection connection) {
    return connections.trace(builder, house.tenant(), connection.id()).getFirst().words();
  }
}
