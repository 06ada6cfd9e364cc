package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.Seen;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.placement.Placer;
import dev.rowhouse.provisioner.wall.Wall;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * As many nodes in memory as rows name, each with the containers that rows say stand there, behind
 * the port that real ones stand behind; and a worker that knows no other. {@link SimulatedLifeTest}
 * holds them to the contract of real engines.
 */
public final class SimulatedNodes implements Engines, AutoCloseable {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Map<NodeId, FakeNode> nodes = new ConcurrentHashMap<>();
  private final FakeWall wall = new FakeWall();
  private final BeanFactory beans;
  private final JdbcClient jdbc;
  private final Worker worker;
  private final Reconciler reconciler;

  /**
   * @param beans of a house without workers of its own
   */
  public SimulatedNodes(BeanFactory beans) {
    this.beans = beans;
    this.jdbc = beans.getBean(JdbcClient.class);
    this.worker = worker();
    var noticing = beans.getBean(Noticing.class);
    var clock = beans.getBean(Clock.class);
    this.reconciler =
        new Reconciler(
            beans.getBean(Rows.class),
            this,
            noticing,
            beans.getBean(MoveStore.class),
            new Crashes(noticing, clock),
            new Frozen(clock));
    worker.start();
  }

  private Worker worker() {
    var transaction = new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
    var leases = new Leases(jdbc, Leases.name(), LEASE);
    Set<ContainerId> doomed = ConcurrentHashMap.newKeySet();
    var rows = beans.getBean(Rows.class);
    var bell = beans.getBean(Bell.class);
    var tools =
        new Tools(
            rows,
            beans.getBean(Variables.class),
            beans.getBean(Rules.class),
            beans.getBean(Volumes.class),
            new Register(jdbc, transaction, beans.getBean(Timeline.class), bell, leases.worker()),
            this,
            new FakeAddresses(),
            beans.getBean(Placer.class),
            (_, _) -> {},
            (_, _) -> Optional.empty(),
            beans.getBean(MoveStore.class),
            new NoArchives(),
            new Health(doomed),
            new Gates(2),
            transaction);
    return new Worker(rows, leases, new Errand(tools, leases), bell, doomed, LEASE.dividedBy(3));
  }

  /** Puts on the nodes what rows say, and nothing else; what runs there answers on its address. */
  public void furnish() {
    clear();
    jdbc.sql("SELECT * FROM provisioner_container WHERE observed <> 'DELETED'")
        .query(row -> {
          put(new RowReader().mapRow(row, 0));
        });
  }

  private void put(Row row) {
    FakeNode node = node(row.node());
    var plan = Plans.plan(row, row.name(), List.of());
    var house = new FakeNode.House(plan);
    house.status = Seen.Status.EXITED;
    node.houses.put(row.name(), house);
    if (row.observed() == Observed.RUNNING) {
      node.start(row.name());
    }
  }

  private FakeNode node(NodeId id) {
    return nodes.computeIfAbsent(id, _ -> new FakeNode());
  }

  /** How many containers run on all nodes. */
  public long awake() {
    return nodes.values().stream()
        .flatMap(node -> node.houses.values().stream())
        .filter(house -> house.status == Seen.Status.RUNNING)
        .count();
  }

  /** How many there are on all nodes. */
  public long houses() {
    return nodes.values().stream().mapToLong(node -> node.houses.size()).sum();
  }

  /** Compares all nodes with all rows; returns how many answered. */
  public int compare() {
    return reconciler.sweep();
  }

  /** Returns when all these say that, and the worker has let them go. */
  public void await(List<ContainerId> ids, Observed state) {
    Awaitility.await("containers that are " + state)
        .atMost(LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> settled(ids, state) == ids.size());
  }

  private int settled(List<ContainerId> ids, Observed state) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM provisioner_container
            WHERE id IN (:ids) AND observed = :state AND worker IS NULL
            """)
        .param("ids", ids.stream().map(ContainerId::value).toList())
        .param("state", state.name())
        .query(Integer.class)
        .single();
  }

  @Override
  public Engine engine(NodeId node) {
    return node(node);
  }

  @Override
  public Disk disk(NodeId node) {
    return node(node);
  }

  @Override
  public Wall wall(NodeId node) {
    return wall;
  }

  private void clear() {
    for (FakeNode node : nodes.values()) {
      node.reboot();
      node.houses.clear();
    }
    nodes.clear();
  }

  @Override
  public void close() {
    worker.stop();
    clear();
  }
}
