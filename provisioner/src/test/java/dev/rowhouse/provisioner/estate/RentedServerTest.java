package dev.rowhouse.provisioner.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalActivated;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.marketplace.inventory.Listing;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.OfferDraft;
import dev.rowhouse.marketplace.inventory.Offering;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.inventory.Specs;
import dev.rowhouse.marketplace.rental.RentalState;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.marketplace.vendor.Applying;
import dev.rowhouse.marketplace.vendor.Connected;
import dev.rowhouse.marketplace.vendor.Connecting;
import dev.rowhouse.marketplace.vendor.Deciding;
import dev.rowhouse.marketplace.vendor.VendorDraft;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.backup.Backup;
import dev.rowhouse.provisioner.backup.Backups;
import dev.rowhouse.provisioner.container.Relocations;
import dev.rowhouse.provisioner.machine.Enrolled;
import dev.rowhouse.provisioner.machine.Introducing;
import dev.rowhouse.provisioner.machine.Renewing;
import dev.rowhouse.provisioner.machine.Tokens;
import dev.rowhouse.provisioner.moving.Drain;
import dev.rowhouse.provisioner.moving.Draining;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.testing.TestNode;
import dev.rowhouse.provisioner.transfer.Doubling;
import dev.rowhouse.provisioner.transfer.Places;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A rented machine on which tenants stand goes back, and nobody has room for them: nothing is wiped
 * before it is kept, and they live again as soon as there is room. The machine ran the real script.
 */
@SpringBootTest(
    classes = RealNodesTest.House.class,
    properties = {
      "spring.config.import=classpath:rowhouse-defaults.yaml",
      "rowhouse.roles=worker",
      "rowhouse.nodes.allow-private=true",
      "spring.main.banner-mode=off",
      "logging.level.root=WARN"
    })
@DirtiesContext
class RentedServerTest extends RealNodesTest {
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Applying applying;
  @Autowired Connecting connecting;
  @Autowired Deciding deciding;
  @Autowired Offering offering;
  @Autowired Listing listing;
  @Autowired Servers servers;
  @Autowired Rentals rentals;
  @Autowired Introducing introducing;
  @Autowired Renewing renewing;
  @Autowired Tokens tokens;
  @Autowired Relocations relocations;
  @Autowired Draining draining;
  @Autowired Backups backups;
  @Autowired Doubling doubling;
  @Autowired Places places;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transaction;
  @Autowired ApplicationEventPublisher publisher;

  private final RentalId rental = RentalId.mint();
  private ServerId server;
  private Enrolled enrolled;
  private NodeId own;
  private NodeId rented;

  @TempDir static Path home;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
    helper(registry);
    registry.add("rowhouse.home", () -> home.toString());
  }

  @BeforeEach
  void aMachineIsRented() throws Exception {
    organization = organization("Renter");
    server = server();
    enrolled = new Enrolled(introducing, renewing);
    String token = tokens.forServer(server, "rack-1", "eu-central", "test").secret();
    assertThat(enrolled.enrol("rack-1", token)).contains("done: this machine is rack-1");
    own = nodes.attach(organization, TestNode.get().asNewNode("own")).id();
    rent();
    await().atMost(LONG).until(() -> node().isPresent());
    rented = node().orElseThrow().id();
    ready(own);
    ready(rented);
    makeProject();
  }

  @AfterEach
  @Override
  void leaveNothing() throws Exception {
    try (var _ = enrolled) {
      super.leaveNothing();
    }
  }

  @Test
  void whoCannotMoveOutIsKeptBeforeTheWipeAndMadeAgainWhereThereIsRoom() {
    nodes.close(rented, "only for a moment");
    ContainerId template = template();
    nodes.open(rented);
    Snapshot snapshot = frozen();
    ContainerId awake = tenantThere("Ann");
    ContainerId asleep = tenantThere("Bob");
    sh(awake, "echo mine > /data/mine; echo written > /tmp/written");
    sh(asleep, "echo his > /data/mine");
    containers.stop(asleep, BUILDER);
    becomes(asleep, Observed.STOPPED);
    there(template);
    nodes.close(own, "it is full");

    cancel();
    await().atMost(LONG).until(() -> wanted(rented) == NodeState.RECLAIMING);
    await()
        .atMost(LONG)
        .until(() -> {
          doubling.sweep();
          return places.of(snapshot.image()).contains(own);
        });
    assertThat(servers.get(server).state()).isEqualTo(ServerState.RECLAIMING);
    theDeadlineComes();

    await().atMost(LONG).until(() -> servers.get(server).state() == ServerState.AVAILABLE);
    assertThat(rentals.find(rental).orElseThrow().state()).isEqualTo(RentalState.ENDED);
    assertThat(servers.history(server).getLast().cause())
        .contains("there are 0 containers, 0 images, 0 volumes");
    assertThat(wanted(rented)).isEqualTo(NodeState.GONE);
    for (ContainerId each : List.of(awake, asleep, template)) {
      assertThat(backups.of(organization, each))
          .as("it was kept before the wipe")
          .anyMatch(kept -> kept.state() == Backup.State.DONE);
      assertThat(containers.find(each).orElseThrow().node()).isEqualTo(rented);
    }
    await().atMost(LONG).untilAsserted(() -> assertThat(problem()).contains("wait for room"));

    await()
        .atMost(LONG)
        .until(() -> draining.progress(rented).orElseThrow().state() == Drain.State.CANCELED);
    nodes.open(own);
    await().atMost(LONG).until(() -> standsOn(own, awake, asleep, template));
    becomes(awake, Observed.RUNNING);
    assertThat(sh(awake, "cat /data/mine /tmp/written")).isEqualTo("mine\nwritten");
    assertThat(details(awake)).anyMatch(line -> line.startsWith("its server went back;"));
    containers.start(asleep, BUILDER);
    becomes(asleep, Observed.RUNNING);
    assertThat(sh(asleep, "cat /data/mine")).isEqualTo("his");
    await().atMost(LONG).until(() -> chores() == 0);
  }

  private OrganizationId organization(String name) {
    var user = users.signedIn(new Identity("https://issuer.example", name, null, name));
    return organizations.found(name, user.id()).id();
  }

  /** Of a vendor's, and paid for. */
  private ServerId server() {
    var vendor =
        applying.apply(organization("Vendor"), new VendorDraft("Vendor", "DE", true), "tester");
    connecting.connect(vendor.id(), new Connected("acct_1", Set.of("transfers", "payouts")));
    deciding.approve(vendor.id(), "known to us", "operator");
    Offer offer =
        offering.offer(
            vendor.id(),
            new OfferDraft(
                "Small one",
                "eu-central",
                "DE",
                new Specs("1 core", 1, 0, 1, "1 TB", 1, 1),
                "USD",
                4_900,
                0,
                Map.of(1, 0),
                Instant.EPOCH));
    ServerId id = listing.list(vendor.id(), offer.id(), "rack-1").id();
    for (ServerState to :
        List.of(
            ServerState.VERIFYING, ServerState.AVAILABLE, ServerState.HELD, ServerState.RENTED)) {
      transaction.executeWithoutResult(_ -> servers.move(id, servers.get(id).state(), to, "test"));
    }
    return id;
  }

  /** As if it had been paid: without Stripe, which this is not about. */
  private void rent() {
    var now = servers.get(server);
    String hold = HoldId.mint().value();
    jdbc.sql(
            """
            INSERT INTO marketplace_hold (id, organization_id, offer_id, server_id, months, state,
              held_at, expires_at)
            VALUES (?, ?, ?, ?, 1, 'USED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            """)
        .params(hold, organization.value(), now.offer().value(), server.value())
        .update();
    jdbc.sql(
            """
            INSERT INTO marketplace_rental (id, organization_id, vendor_id, offer_id, server_id,
              hold_id, name, region, months, currency, month_minor, setup_minor, fee_bp, state,
              zone, anchor_at, term_number, term_began_at, term_ends_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, 'Small one', 'eu-central', 1, 'USD', 4900, 0, 1500, 'ACTIVE',
              'UTC', UTC_TIMESTAMP(6), 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 MONTH,
              UTC_TIMESTAMP(6))
            """)
        .params(
            rental.value(),
            organization.value(),
            now.vendor().value(),
            now.offer().value(),
            server.value(),
            hold)
        .update();
    transaction.executeWithoutResult(_ ->
        publisher.publishEvent(new RentalActivated(rental, organization, server, Instant.MAX)));
  }

  private Optional<Node> node() {
    return nodes.list(organization).stream()
        .filter(each -> rental.equals(each.rental()))
        .findFirst();
  }

  private NodeState wanted(NodeId id) {
    return nodes.find(id).orElseThrow().wanted();
  }

  /** The paid term is over, and the organization wanted no other. */
  private void cancel() {
    jdbc.sql("UPDATE marketplace_rental SET state = 'CANCELING' WHERE id = ?")
        .param(rental.value())
        .update();
    jdbc.sql(
            """
            INSERT INTO marketplace_deadline (rental_id, kind, due_at)
            VALUES (?, 'TERM_END', UTC_TIMESTAMP(6))
            """)
        .param(rental.value())
        .update();
  }

  private void theDeadlineComes() {
    jdbc.sql("UPDATE marketplace_deadline SET due_at = UTC_TIMESTAMP(6) WHERE kind = 'RECLAIM'")
        .update();
  }

  private String problem() {
    return jdbc.sql("SELECT problem FROM provisioner_chore WHERE kind = 'REHOUSE'")
        .query(String.class)
        .optional()
        .orElse("");
  }

  private int chores() {
    return jdbc.sql("SELECT COUNT(*) FROM provisioner_chore").query(Integer.class).single();
  }

  private ContainerId tenantThere(String name) {
    ContainerId id = tenant(name);
    there(id);
    return id;
  }

  private void there(ContainerId id) {
    if (!standsOn(rented, id)) {
      relocations.begin(id, rented, BUILDER);
      await().atMost(LONG).until(() -> standsOn(rented, id));
    }
    await().atMost(LONG).until(() -> relocations.underWay(id).isEmpty());
  }

  private boolean standsOn(NodeId node, ContainerId... all) {
    return List.of(all).stream()
        .allMatch(each -> node.equals(containers.find(each).orElseThrow().node()));
  }
}
