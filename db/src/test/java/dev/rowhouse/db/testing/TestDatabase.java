package dev.rowhouse.db.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.util.FileSystemUtils;

/**
 * A real MariaDB for tests: one server a JVM (it ends when the JVM does, however that happens), one
 * fresh database for each call of {@link #fresh}. {@code ROWHOUSE_TEST_DB_URL} names one that runs
 * already.
 */
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  /**
   * A new empty database, with the server's character set and collation as an installation's own
   * has them; returns its JDBC URL with user and password in it.
   */
  public static String fresh() {
    String server = Server.URL;
    String name = "t" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    try (var connection = DriverManager.getConnection(server);
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make a test database", e);
    }
    return server.replaceFirst("/rowhouse\\b", "/" + name);
  }

  /**
   * A pool on a fresh database, set up as the house's own; it holds a connection at rest, and
   * whoever asked for it closes it.
   */
  public static HikariDataSource pool() {
    var source = new HikariDataSource();
    source.setJdbcUrl(fresh());
    source.setMaximumPoolSize(20);
    source.setMinimumIdle(1);
    source.setIdleTimeout(10_000);
    source.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    source.addDataSourceProperty("connectionTimeZone", "UTC");
    source.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
    return source;
  }

  /** A fresh database and a master key for a Spring test. */
  public static void register(DynamicPropertyRegistry registry) {
    String url = fresh();
    Path key = masterKey();
    registry.add("spring.datasource.url", () -> url);
    registry.add("rowhouse.master-key-file", key::toString);
    registry.add("rowhouse.home", () -> key.getParent().toString());
  }

  /** The folder of the repository, found upwards from where the test runs. */
  public static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("ops"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("tests run inside the repository, which has a folder ops");
      }
    }
    return folder;
  }

  private static Path masterKey() {
    try {
      Path home = Files.createTempDirectory("rowhouse-test");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home)));
      Path file = home.resolve("master.key");
      Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
      return file;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With the keys and sign-ins that apps wrote there meanwhile. */
  private static void remove(Path home) {
    try {
      FileSystemUtils.deleteRecursively(home);
    } catch (IOException e) {
      System.err.println("left behind: " + home);
    }
  }

  private static final class Server {
    static final String URL = start();

    private static String start() {
      String given = System.getenv("ROWHOUSE_TEST_DB_URL");
      if (given != null) {
        return given;
      }
      try {
        Path dir = Files.createTempDirectory("rowhouse-db");
        var script = repository().resolve("ops/database.sh").toString();
        var builder =
            new ProcessBuilder(
                script, "watch", "--dir", dir.toString(), "--port", "0", "--volatile");
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return url(process.inputReader());
      } catch (IOException e) {
        throw new IllegalStateException("cannot start a database for tests", e);
      }
    }

    private static String url(BufferedReader output) throws IOException {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith("{")) {
          return line.replaceFirst(".*\"url\"\\s*:\\s*\"([^\"]+)\".*", "$1")
              .replace("\\u0026", "&");
        }
      }
      throw new IllegalStateException("the database script ended without an address");
    }
  }
}
