package dev.rowhouse.e2e.journeys;

import com.microsoft.playwright.Page;
import dev.rowhouse.db.testing.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * An installation of its own: {@code ./rowhouse up} in a temporary home, {@code reset} at the end.
 * {@code ROWHOUSE_JOURNEY_HOME} names one that runs already and is left as it is.
 */
final class Installation implements AutoCloseable {
  private static final Path TOP = TestDatabase.repository();
  private static final int PORTS = 10;

  private final boolean ours = System.getenv("ROWHOUSE_JOURNEY_HOME") == null;
  private final Path home;
  private final Map<String, String> settings;
  private @Nullable ServerSocket claim;

  Installation() throws IOException, InterruptedException {
    this(Map.of());
  }

  /**
   * @param settings variables of its processes' environment
   * @param options what {@code up} is told besides
   */
  Installation(Map<String, String> settings, String... options)
      throws IOException, InterruptedException {
    this.settings = settings;
    home =
        ours
            ? Files.createTempDirectory("rowhouse-journey")
            : Path.of(System.getenv("ROWHOUSE_JOURNEY_HOME"));
    if (ours) {
      // Reproducible jars carry the commit's time; the launcher would take them for old and build
      // again.
      for (String app : List.of("portal", "admin-ui", "e2e")) {
        Path jar = TOP.resolve(app + "/target/app/" + app + ".jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
      }
      bringImages();
      up(options);
    }
  }

  private void up(String... options) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("up", "--detach", "--port-base"));
    claim = claimPorts();
    words.add(String.valueOf(first(claim)));
    words.addAll(List.of(options));
    try {
      run(words.toArray(String[]::new));
    } catch (IllegalStateException e) {
      // Nobody else knows of it, so nobody else would end it.
      close();
      throw e;
    }
  }

  private static int first(ServerSocket claim) {
    return claim.getLocalPort() - PORTS + 1;
  }

  /** A provider for the portal: the first company's, once its Keycloak runs. */
  private static String company(int keycloak) {
    return """
    {"spring.security.oauth2.client": {
      "registration": {"company": {"client-id": "portal", "client-secret": "known-to-both",
        "client-name": "Our company", "scope": "openid,profile,email"}},
      "provider": {"company": {"issuer-uri": "http://127.0.0.1:%d/realms/acme"}}}}
    """
        .formatted(keycloak);
  }

  /** Those that other tests built by the same recipe; the launcher builds what is not there. */
  private void bringImages() throws IOException {
    Path built = TOP.resolve("target/test-images");
    Path images = Files.createDirectories(home.resolve("images"));
    for (String name : List.of("helper", "notebook")) {
      for (String file : List.of(name + ".tar", name + ".tar.recipe")) {
        if (Files.exists(built.resolve(file))) {
          Files.copy(built.resolve(file), images.resolve(file));
        }
      }
    }
  }

  /**
   * Ten ports that nobody has, the last of them taken for as long as it lives: journeys go two at a
   * time, each in a JVM of its own.
   */
  private static ServerSocket claimPorts() {
    return IntStream.iterate(7480, first -> first + PORTS)
        .limit(50)
        .mapToObj(Installation::claim)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static Optional<ServerSocket> claim(int first) {
    try {
      var claim = new ServerSocket(first + PORTS - 1);
      if (IntStream.range(first, first + PORTS - 1).allMatch(Installation::isFree)) {
        return Optional.of(claim);
      }
      claim.close();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs the launcher and returns what it printed. */
  String run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(TOP.resolve("rowhouse").toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--home", home.toString()));
    Path output = Files.createTempFile("rowhouse", ".out");
    // A file, not a pipe: what the launcher starts would hold the pipe open.
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    // A journey on a slow machine takes longer than a proof of who one is holds.
    builder.environment().put("ROWHOUSE_SIGN_IN_RECENT", "2h");
    // It starts often and serves little: the second compiler would take half of all that a start
    // takes.
    builder.environment().put("ROWHOUSE_COMPILERS", "1");
    builder.environment().putAll(settings);
    if (claim != null) {
      builder.environment().put("SPRING_APPLICATION_JSON", company(first(claim) + 6));
    }
    Process process = builder.start();
    int exit = process.waitFor();
    String printed = Files.readString(output);
    Files.delete(output);
    if (exit != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with " + exit + ":\n" + printed);
    }
    return printed;
  }

  Path home() {
    return home;
  }

  /** The first of the ports that it has. */
  int ports() throws IOException {
    String line = Files.readAllLines(home.resolve("settings")).getFirst();
    return Integer.parseInt(line.split("=")[1]);
  }

  /** A line of the owner's sign-in file: url, e-mail or password. */
  String signIn(String what) throws IOException {
    return line("sign-in.txt", what);
  }

  /** The same for the operators' app. */
  String operator(String what) throws IOException {
    return line("operator-sign-in.txt", what);
  }

  /** Fills in the portal's sign-in page. */
  void signIn(Page page) throws IOException {
    fill(page, signIn("e-mail"), signIn("password"));
  }

  void signInAsOperator(Page page) throws IOException {
    fill(page, operator("e-mail"), operator("password"));
  }

  private static void fill(Page page, String email, String password) {
    page.fill("#email", email);
    page.fill("#password", password);
    page.click("button[type=submit]");
  }

  private String line(String file, String what) throws IOException {
    return Files.readAllLines(home.resolve(file)).stream()
        .filter(line -> line.startsWith(what + " "))
        .map(line -> line.substring(what.length()).strip())
        .findFirst()
        .orElseThrow();
  }

  /** A name that nobody has, also where an earlier run has been. */
  static String newcomer(String name) {
    return name + System.currentTimeMillis() % 1_000_000;
  }

  /** The key of the first organization. */
  String apiKey() throws IOException {
    return Files.readString(home.resolve("keys/api-key")).strip();
  }

  /** The archive of an image that the launcher built. */
  Path image(String name) {
    return home.resolve("images/" + name + ".tar");
  }

  /** The first tenant's address in what {@code demo signup} printed. */
  static String tenantUrl(String printed) {
    var matcher = Pattern.compile("https?://\\S+\\.rowhouse\\.localhost:\\d+").matcher(printed);
    if (!matcher.find()) {
      throw new IllegalStateException("no tenant's URL in:\n" + printed);
    }
    return matcher.group();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (ours) {
      run("reset", "--yes");
      if (claim != null) {
        claim.close();
      }
      FileSystemUtils.deleteRecursively(home);
    }
  }
}
