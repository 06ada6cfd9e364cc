package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.node.Doors;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.placement.Placer;
import dev.rowhouse.provisioner.wall.Addresses;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a worker together out of what it works with. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.WORKER)
class WorkerConfiguration {
  @Bean
  Worker worker(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Rows rows,
      Variables variables,
      Rules rules,
      Volumes volumes,
      Timeline timeline,
      Bell bell,
      Engines engines,
      Addresses addresses,
      Placer placer,
      Seeds seeds,
      MoveStore moves,
      Archives archives,
      Supplies supplies,
      ObjectProvider<Doors> doors,
      @Value("${rowhouse.worker.lease:10s}") Duration lease,
      @Value("${rowhouse.worker.starts-per-node:0}") int starts) {
    var transaction = new TransactionTemplate(transactions);
    var leases = new Leases(jdbc, Leases.name(), lease);
    Set<ContainerId> doomed = ConcurrentHashMap.newKeySet();
    var tools =
        new Tools(
            rows,
            variables,
            rules,
            volumes,
            new Register(jdbc, transaction, timeline, bell, leases.worker()),
            engines,
            addresses,
            placer,
            supplies,
            seeds,
            moves,
            archives,
            new Health(doomed, new Dialling(() -> doors.stream().findFirst())),
            new Gates(starts > 0 ? starts : Runtime.getRuntime().availableProcessors()),
            transaction);
    return new Worker(rows, leases, new Errand(tools, leases), bell, doomed, lease.dividedBy(3));
  }

  @Bean
  Reconciler reconciler(
      Rows rows, Engines engines, Noticing noticing, MoveStore moves, Clock clock) {
    return new Reconciler(
        rows, engines, noticing, moves, new Crashes(noticing, clock), new Frozen(clock));
  }

  @Bean
  Hearing hearing(Reconciler reconciler) {
    return new Hearing(reconciler);
  }

  @Bean
  Streams streams(Rows rows, Engines engines) {
    return new NodeStreams(rows, engines);
  }
}
