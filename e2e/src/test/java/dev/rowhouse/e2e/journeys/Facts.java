package dev.rowhouse.e2e.journeys;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is really the case in an installation: its rows, and what its node and its folders hold. */
final class Facts implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String LIVE = "FROM provisioner_container WHERE observed <> 'DELETED'";

  /** Short beside any turn of a life, long enough for those who are to make it. */
  private static final Duration BREATH = Duration.ofMillis(4);

  private final Path home;
  private @Nullable Connection connection;

  Facts(Path home) {
    this.home = home;
  }

  /** The only value of the only row; empty when there is none, or nobody answers. */
  String ask(String sql) {
    try {
      return String.join(" ", column(sql));
    } catch (SQLException e) {
      close();
      return "";
    }
  }

  /**
   * Looks again and again, with a breath between, until there is such a row; returns what it holds.
   *
   * @throws AssertionError when none was seen in time
   */
  String seen(String sql, Duration patience) {
    return await(sql)
        .atMost(patience)
        .pollDelay(Duration.ZERO)
        .pollInterval(BREATH)
        .until(() -> ask(sql), it -> !it.isEmpty());
  }

  /** Whatever is not as it should be once all is quiet; empty when all is well. */
  List<String> complaints() {
    try {
      List<String> all = new ArrayList<>();
      unequal(all, "containers", rows("SELECT CONCAT(_ascii 'rh-', id) " + LIVE), tenants());
      unequal(all, "volumes", volumes(), names());
      unequal(all, "data folders", volumes(), folder("node/fs/data"));
      unequal(
          all,
          "walls",
          rows("SELECT ipv4 " + LIVE + " AND ipv4 IS NOT NULL"),
          rows("SELECT ipv4 FROM provisioner_wall"));
      unequal(
          all,
          "addresses",
          rows("SELECT id " + LIVE + " AND ipv4 IS NOT NULL"),
          rows("SELECT container_id FROM provisioner_address WHERE container_id IS NOT NULL"));
      column(
              """
              SELECT id, observed, desired, waiting, failure FROM provisioner_container
              WHERE work > 0 OR worker IS NOT NULL OR observed IN
                ('CREATING', 'CLAIMING', 'COPYING', 'DELETING', 'FAILED')
              """)
          .forEach(all::add);
      String rules = rules();
      rows("SELECT ipv4 " + LIVE + " AND ipv4 IS NOT NULL").stream()
          .filter(address -> !rules.contains(address + " : "))
          .map(address -> "no wall around " + address)
          .forEach(all::add);
      if (hands() > 2) {
        all.add(hands() + " helpers on the node");
      }
      return all;
    } catch (SQLException | UncheckedIOException e) {
      close();
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private Set<String> volumes() throws SQLException {
    return rows("SELECT container_id, path FROM provisioner_volume").stream()
        .map(line -> line.split(" ", 2))
        .map(parts -> "rh-" + parts[0] + "-" + digest(parts[1]))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As a volume's name holds its path. */
  private static String digest(String path) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unequal(List<String> all, String what, Set<String> rows, Set<String> found) {
    if (!rows.equals(found)) {
      all.add(what + ": rows say " + rows + ", found are " + found);
    }
  }

  private Set<String> rows(String sql) throws SQLException {
    return new TreeSet<>(column(sql));
  }

  /** The rows, each as one line. */
  private List<String> column(String sql) throws SQLException {
    try (var statement = connection().createStatement();
        var found = statement.executeQuery(sql)) {
      int width = found.getMetaData().getColumnCount();
      List<String> values = new ArrayList<>();
      while (found.next()) {
        var line = new StringJoiner(" ");
        for (int i = 1; i <= width; i++) {
          line.add(String.valueOf(found.getString(i)));
        }
        values.add(line.toString());
      }
      return values;
    }
  }

  private Connection connection() throws SQLException {
    Connection held = connection;
    if (held == null) {
      String url = json("database.json").path("url").asString();
      held = DriverManager.getConnection(url + "&connectTimeout=1000&socketTimeout=5000");
      connection = held;
    }
    return held;
  }

  JsonNode json(String file) {
    try {
      return JSON.readTree(Files.readString(home.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> tenants() {
    return found("/containers/json?all=1").stream()
        .map(each -> each.path("Names").path(0).asString("").substring(1))
        .filter(name -> !name.startsWith("rowhouse-hand-"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Helpers of any state. */
  private long hands() {
    return found("/containers/json?all=1").stream()
        .filter(each -> each.path("Names").path(0).asString("").startsWith("/rowhouse-hand-"))
        .count();
  }

  /**
   * An engine that died while it unmounted a volume keeps the empty name until it starts once more.
   */
  private Set<String> names() {
    return found("/volumes").stream()
        .filter(each -> Files.exists(Path.of(each.path("Options").path("device").asString("none"))))
        .map(each -> each.path("Name").asString(""))
        .filter(Facts::isTenants)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the node's engine answers. */
  private List<JsonNode> found(String path) {
    String socket = json("node.json").path("docker").asString().replace("unix://", "");
    JsonNode answer =
        JSON.readTree(
            output("curl", "-sf", "-m", "5", "--unix-socket", socket, "http://docker" + path));
    List<JsonNode> all = new ArrayList<>();
    (answer.isArray() ? answer : answer.path("Volumes")).forEach(all::add);
    return all;
  }

  /** And no snapshot's. */
  private static boolean isTenants(String volume) {
    return !volume.startsWith("rh-snp_");
  }

  private static String output(String... command) {
    try {
      Process process = new ProcessBuilder(command).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }

  /** What the node's packet filter holds. */
  private String rules() {
    return output(
        "nsenter",
        "--net=/run/netns/" + json("node.json").path("netns").asString(),
        "nft",
        "list",
        "ruleset");
  }

  /** As if the node had just come up. */
  void loseRules() {
    output(
        "nsenter",
        "--net=/run/netns/" + json("node.json").path("netns").asString(),
        "nft",
        "flush",
        "ruleset");
  }

  private Set<String> folder(String path) {
    try (Stream<Path> files = Files.list(home.resolve(path))) {
      return files
          .map(each -> each.getFileName().toString())
          .filter(Facts::isTenants)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (Connection gone = connection) {
      connection = null;
    } catch (SQLException e) {
      // It was of no more use either way.
    }
  }
}
