package dev.rowhouse.provisioner.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.ImageIdentity;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.testing.TestTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What was fetched is not fetched again when loading it is cut. */
class PorterTest {
  private static final String IMAGE = "rowhouse/snapshot:one";
  private static final ImageIdentity IDENTITY =
      new ImageIdentity("sha256:ab12", List.of("one"), 3_000_000);

  @TempDir Path home;
  private final NodeId from = NodeId.mint();
  private final NodeId to = NodeId.mint();
  private final AtomicInteger saves = new AtomicInteger();
  private final AtomicInteger loads = new AtomicInteger();
  private final Map<NodeId, ImageIdentity> there = new ConcurrentHashMap<>();
  private HikariDataSource source;
  private TransferStore store;
  private Places places;

  /** What loading does the first time. */
  private Loading first = _ -> IMAGE;

  private interface Loading {
    String load(InputStream archive) throws IOException;
  }

  @BeforeEach
  void open() {
    source =
        TestTables.fresh(
            "provisioner/010-node.sql",
            "provisioner/020-containers.sql",
            "provisioner/030-estate.sql",
            "provisioner/060-node-state.sql",
            "provisioner/070-placement.sql",
            "provisioner/071-moving.sql",
            "provisioner/072-transfer.sql");
    var jdbc = JdbcClient.create(source);
    store = new TransferStore(jdbc, Clock.systemUTC());
    places = new Places(jdbc, Clock.systemUTC());
    for (NodeId node : List.of(from, to)) {
      jdbc.sql(
              """
              INSERT INTO provisioner_node (id, organization_id, name, docker, subnet4, gateways,
                state, reached, created_at, changed_at)
              VALUES (:id, 'org', :id, :id, '10.0.0.0/16', '', 'READY', TRUE, NOW(6), NOW(6))
              """)
          .param("id", node.value())
          .update();
    }
    there.put(from, IDENTITY);
    places.put(IMAGE, from);
  }

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void aCutWhileLoadingOnlyLoadsAgain() {
    first =
        archive -> {
          archive.readNBytes(1_000_000);
          throw new EngineUnreachable("cut", new IOException("cut"));
        };
    arrives();
  }

  @Test
  void whatWasLoadedInPartOnlyIsLoadedAgain() {
    first = archive -> String.valueOf(archive.readNBytes(1_000_000).length);
    arrives();
  }

  private void arrives() {
    store.want(IMAGE, to);
    Porter porter = porter();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          porter.sweep();
          return store.find(IMAGE, to).orElseThrow().stage() == Transfer.Stage.DONE;
        });
    assertThat(saves).hasValue(1);
    assertThat(loads).hasValue(2);
    assertThat(places.has(IMAGE, to)).isTrue();
    assertThat(store.find(IMAGE, to).orElseThrow().percent()).isEqualTo(100);
  }

  private Porter porter() {
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    Engines engines =
        (Engines)
            Proxy.newProxyInstance(
                Engines.class.getClassLoader(),
                new Class<?>[] {Engines.class},
                (_, _, arguments) -> disk((NodeId) arguments[0]));
    return new Porter(store, places, new Spool(home), engines, transaction, new Bell());
  }

  private Disk disk(NodeId node) {
    return (Disk)
        Proxy.newProxyInstance(
            Disk.class.getClassLoader(),
            new Class<?>[] {Disk.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "identity" -> Optional.ofNullable(there.get(node));
                  case "save" -> save((OutputStream) arguments[1]);
                  case "load" -> load(node, (InputStream) arguments[0]);
                  case "removeImage" -> there.remove(node);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Object save(OutputStream archive) throws IOException {
    saves.incrementAndGet();
    archive.write(new byte[3_000_000]);
    return null;
  }

  private String load(NodeId node, InputStream archive) throws IOException {
    if (loads.incrementAndGet() == 1) {
      return first.load(archive);
    }
    archive.transferTo(OutputStream.nullOutputStream());
    there.put(node, IDENTITY);
    return IMAGE;
  }
}
