package dev.rowhouse.provisioner.machine;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.db.testing.MovableClock;
import dev.rowhouse.provisioner.MachineEnrolled;
import dev.rowhouse.provisioner.testing.TestTables;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The beans that machines and nodes are made of, over a fresh database and a clock that moves. */
final class Yard implements AutoCloseable {
  final HikariDataSource source =
      TestTables.fresh(
          "provisioner/010-node.sql",
          "provisioner/060-node-state.sql",
          "provisioner/061-machine.sql",
          "provisioner/099-door.sql",
          "provisioner/158-authority.sql");
  final MovableClock clock;
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  /** Nobody works on nodes here, and the clock stands still until it is moved. */
  Yard(Map<String, Object> settings) {
    this(settings, new MovableClock());
  }

  Yard(Map<String, Object> settings, MovableClock clock) {
    this.clock = clock;
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    context.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
    context.registerBean(DataSource.class, () -> source);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
    context.registerBean(
        PlatformTransactionManager.class, () -> new DataSourceTransactionManager(source));
    context.registerBean(Vault.class, () -> new Vault(new byte[32]));
    context.registerBean(Bell.class, Bell::new);
    context.registerBean(Clock.class, () -> clock);
    context.register(Transactions.class, News.class);
    context.scan(
        "dev.rowhouse.provisioner.machine",
        "dev.rowhouse.provisioner.node",
        "dev.rowhouse.provisioner.wall");
    context.refresh();
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  List<MachineEnrolled> enrolled() {
    return get(News.class).enrolled;
  }

  @Override
  public void close() {
    context.close();
    source.close();
  }

  @Configuration
  @EnableTransactionManagement
  static class Transactions {}

  static class News {
    final List<MachineEnrolled> enrolled = new CopyOnWriteArrayList<>();

    @EventListener
    void hear(MachineEnrolled event) {
      enrolled.add(event);
    }
  }
}
