package dev.rowhouse.provisioner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.billing.metering.Metering;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.RuleId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.Seen;
import dev.rowhouse.provisioner.node.Doors;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.placement.Ask;
import dev.rowhouse.provisioner.placement.NoRoom;
import dev.rowhouse.provisioner.placement.Option;
import dev.rowhouse.provisioner.placement.Placed;
import dev.rowhouse.provisioner.placement.Placer;
import dev.rowhouse.provisioner.wall.Addresses;
import dev.rowhouse.provisioner.wall.Wall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The lifecycle on a real database, with a node in memory and as many workers as a test wants. */
public final class TestHouse implements AutoCloseable {
  static final Duration LEASE = Duration.ofMillis(600);
  public static final Cause TEST = new Cause("test", "because");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  public final NodeId nodeId = NodeId.mint();
  final FakeNode node = new FakeNode();

  /** Another one, for what moves. */
  public final NodeId otherId = NodeId.mint();

  final FakeNode other = new FakeNode();
  final FakeWall wall = new FakeWall();
  final FakeAddresses addresses = new FakeAddresses();
  final Engine engine;
  final Disk disk;
  private final Addresses leasing;
  final Map<String, String> seeds = new HashMap<>();
  final ProjectId project = ProjectId.mint();
  volatile boolean full;

  /** Of all nodes; none where tenants are routed to. */
  volatile Optional<Doors> doors = Optional.empty();

  volatile Duration later = Duration.ZERO;

  private final HikariDataSource source = TestDatabase.pool();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final List<Worker> workers = new ArrayList<>();

  /** With the node in memory. */
  public TestHouse() {
    this(null, null, null);
  }

  /** With a real node where one is given. */
  TestHouse(Engine realEngine, Disk realDisk, Addresses realAddresses) {
    engine = realEngine == null ? node : realEngine;
    disk = realDisk == null ? node : realDisk;
    leasing = realAddresses == null ? addresses : realAddresses;
    migrate();
    context.registerBean(DataSource.class, () -> source);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
    context.registerBean(
        PlatformTransactionManager.class, () -> new DataSourceTransactionManager(source));
    context.registerBean(Vault.class, () -> new Vault(new byte[32]));
    context.registerBean(Bell.class, Bell::new);
    context.registerBean(Clock.class, Clock::systemUTC);
    context.register(
        Transactions.class,
        Rows.class,
        OwnedRows.class,
        Holdings.class,
        Births.class,
        Wishes.class,
        Changes.class,
        Variables.class,
        Rules.class,
        Volumes.class,
        MoveStore.class,
        Timeline.class,
        Meter.class,
        Metering.class,
        Noticing.class,
        Housing.class,
        Changing.class,
        TableContainers.class,
        Requests.class,
        TableWaking.class,
        TableRoutes.class);
    context.refresh();
    insert(nodeId, "one");
    insert(otherId, "two");
  }

  private void insert(NodeId id, String name) {
    jdbc()
        .sql(
            """
            INSERT INTO provisioner_node (id, organization_id, name, docker, subnet4, gateways,
              state, reached, created_at, changed_at)
            VALUES (:id, :id, :name, 'unix:///nowhere', '10.0.0.0/16', '', 'READY', TRUE,
              UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            """)
        .param("id", id.value())
        .param("name", name)
        .update();
  }

  @Configuration
  @EnableTransactionManagement
  static class Transactions {
    @Bean
    String unused() {
      return "";
    }
  }

  private void migrate() {
    Logger.getLogger("liquibase").setLevel(Level.WARNING);
    try (var connection = source.getConnection()) {
      var database =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      for (String part :
          List.of(
              "billing/011-metering",
              "provisioner/010-node",
              "provisioner/020-containers",
              "provisioner/030-estate",
              "provisioner/060-node-state",
              "provisioner/071-moving",
              "provisioner/073-draining",
              "provisioner/074-backup",
              "provisioner/092-ahead",
              "provisioner/104-remains",
              "provisioner/110-sign-in",
              "provisioner/139-member",
              "provisioner/164-request")) {
        new Liquibase("db/changelog/" + part + ".sql", new ClassLoaderResourceAccessor(), database)
            .update("");
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public Containers containers() {
    return bean(Containers.class);
  }

  public JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  Row row(ContainerId id) {
    return bean(Rows.class).find(id).orElseThrow();
  }

  /** The database, for a process that falls when its fate says. */
  public DataSource source(Fate fate) {
    return new FatefulSource(source, fate);
  }

  /** A worker that lives as long as the house. */
  public void work() {
    startWorker();
  }

  /** A running one with data of its own. */
  public ContainerId furnished() {
    ContainerId id = running();
    node.volumes.get(Names.volume(id, "/data")).put("db", id.value());
    return id;
  }

  /** Whether it runs on the other node, with its data, and nothing of it is left on the first. */
  public boolean hasMoved(ContainerId id) {
    String volume = Names.volume(id, "/data");
    return row(id).node().equals(otherId)
        && id.value().equals(other.volumes.getOrDefault(volume, Map.of()).get("db"))
        && other.houses.get(Names.container(id)).status == Seen.Status.RUNNING
        && !node.houses.containsKey(Names.container(id))
        && !node.volumes.containsKey(volume);
  }

  /** Removes what moves left, once. */
  public void clear() {
    int _ = clearing().sweep();
  }

  Worker startWorker() {
    return startWorker(new Fate(0));
  }

  /** A worker of its own: it shares the database with others, and nothing else but the node. */
  Worker startWorker(Fate fate) {
    DataSource data = new FatefulSource(source, fate);
    var jdbc = JdbcClient.create(data);
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(data));
    var leases = new Leases(jdbc, Leases.name(), LEASE);
    var timeline = new Timeline(jdbc, new Meter(jdbc, new Metering(jdbc, Clock.systemUTC())));
    Set<ContainerId> doomed = ConcurrentHashMap.newKeySet();
    var tools =
        new Tools(
            new Rows(jdbc),
            new Variables(jdbc, bean(Vault.class)),
            new Rules(jdbc),
            new Volumes(jdbc),
            new Register(jdbc, transaction, timeline, bean(Bell.class), leases.worker()),
            engines(fate),
            fate.watch(Addresses.class, leasing, Set.of()),
            placer(transaction),
            (_, _) -> {},
            (_, path) -> Optional.ofNullable(seeds.get(path)),
            new MoveStore(jdbc),
            new NoArchives(),
            new Health(doomed, new Dialling(() -> doors)),
            new Gates(2),
            transaction);
    var worker =
        new Worker(
            tools.rows(),
            leases,
            new Errand(tools, leases),
            bean(Bell.class),
            doomed,
            LEASE.dividedBy(3));
    workers.add(worker);
    worker.start();
    return worker;
  }

  /** As if the time of a dead worker's leases had passed. */
  void leasesRunOut() {
    jdbc().sql("UPDATE provisioner_container SET lease_until = '2000-01-01'").update();
  }

  /** The time, and what a test adds to it. */
  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return Instant.now().plus(later);
      }
    };
  }

  Reconciler reconciler() {
    var noticing = bean(Noticing.class);
    return new Reconciler(
        bean(Rows.class),
        engines(new Fate(0)),
        noticing,
        bean(MoveStore.class),
        new Crashes(noticing, Clock.systemUTC()),
        new Frozen(clock()));
  }

  /** Moves go to the other node, everything else to the first. */
  Placer placer(TransactionTemplate transaction) {
    return new Placer() {
      @Override
      public Placed place(Ask ask, Consumer<Placed> write) {
        if (full) {
          throw new NoRoom("Node one: 12 MiB of memory free, 128 wanted.");
        }
        var placed = new Placed(nodeId.equals(ask.not()) ? otherId : nodeId, "");
        if (ask.littered().contains(placed.node())) {
          throw new NoRoom("What an earlier move left there is not cleared up yet.");
        }
        transaction.executeWithoutResult(_ -> write.accept(placed));
        return placed;
      }

      @Override
      public List<Option> weigh(Ask ask) {
        return List.of();
      }
    };
  }

  public Relocations relocations() {
    var transaction = new TransactionTemplate(bean(PlatformTransactionManager.class));
    return new Relocations(
        bean(Rows.class),
        bean(MoveStore.class),
        placer(transaction),
        bean(Timeline.class),
        bean(Wishes.class),
        bean(Bell.class));
  }

  Clearing clearing() {
    return clearing(new Fate(0));
  }

  /** A worker that clears up, and falls when its fate says. */
  Clearing clearing(Fate fate) {
    return new Clearing(
        new MoveStore(JdbcClient.create(new FatefulSource(source, fate))),
        bean(Rows.class),
        _ -> Optional.empty(),
        bean(Volumes.class),
        engines(fate),
        leasing,
        new Bell()); // it clears up when a test says so
  }

  Engines engines(Fate fate) {
    Engines first = engines(fate, engine, disk);
    Engines second = engines(fate, other, other);
    return new Engines() {
      @Override
      public Engine engine(NodeId node) {
        return of(node).engine(node);
      }

      @Override
      public Disk disk(NodeId node) {
        return of(node).disk(node);
      }

      @Override
      public Wall wall(NodeId node) {
        return of(node).wall(node);
      }

      private Engines of(NodeId node) {
        return node.equals(otherId) ? second : first;
      }
    };
  }

  private Engines engines(Fate fate, Engine engine, Disk disk) {
    Engine watched =
        fate.watch(
            Engine.class,
            engine,
            Set.of("create", "start", "stop", "pause", "unpause", "remove", "rename", "write"));
    Disk watchedDisk =
        fate.watch(
            Disk.class,
            disk,
            Set.of(
                "createFrom",
                "createVolume",
                "copyVolume",
                "removeVolume",
                "importVolume",
                "pack",
                "unpack",
                "mark",
                "difference",
                "apply",
                "applyPacked",
                "flush"));
    Wall guarded = fate.watch(Wall.class, wall, Set.of("raise", "lower"));
    return new Engines() {
      @Override
      public Engine engine(NodeId node) {
        return watched;
      }

      @Override
      public Disk disk(NodeId node) {
        return watchedDisk;
      }

      @Override
      public Wall wall(NodeId node) {
        return guarded;
      }
    };
  }

  /** A tenant's container with one data path, of the app that behaves. */
  NewContainer wanted() {
    return wanted(Kind.TENANT, "app");
  }

  NewContainer wanted(Kind kind, String image) {
    String name = "house-" + NUMBER.incrementAndGet();
    return new NewContainer(
        project,
        kind,
        name,
        name,
        null,
        image,
        settings(),
        List.of(new Variable("MOOD", "calm", false), new Variable("KEY", "k1", true)),
        List.of(
            new FirewallRule(
                RuleId.mint(),
                FirewallRule.Direction.EGRESS,
                FirewallRule.Action.ALLOW,
                FirewallRule.Protocol.TCP,
                "192.0.2.0/24",
                "443",
                "their API")));
  }

  Settings settings() {
    return new Settings(
        List.of(),
        8080,
        "/healthz",
        Duration.ofSeconds(2),
        new Limits(64, 500, 64, 64, 0),
        List.of("/data"),
        Duration.ofSeconds(1));
  }

  Address address(ContainerId id) {
    return row(id).address();
  }

  /** Waits until nothing more is to be done for it, and this is the case. */
  public void becomes(ContainerId id, Observed state) {
    await("to become " + state)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(() -> {
          assertThat(row(id).observed()).isEqualTo(state);
          assertThat(Next.step(row(id))).isEqualTo(Step.NOTHING);
        });
  }

  ContainerId running() {
    ContainerId id = containers().create(wanted(), TEST).id();
    becomes(id, Observed.RUNNING);
    return id;
  }

  FakeNode.House house(ContainerId id) {
    return node.houses.get(row(id).name());
  }

  @Override
  public void close() {
    workers.forEach(Worker::stop);
    node.houses.keySet().forEach(node::remove);
    other.houses.keySet().forEach(other::remove);
    context.close();
    source.close();
  }

  /** Nothing is left to do: seen first, so that whoever did it cannot have begun since. */
  boolean settled(ContainerId id) {
    return Next.step(row(id)) == Step.NOTHING && !held(id);
  }

  private boolean held(ContainerId id) {
    return jdbc()
        .sql("SELECT worker IS NOT NULL FROM provisioner_container WHERE id = :id")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }
}
