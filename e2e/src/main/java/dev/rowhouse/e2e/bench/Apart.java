package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The portal's jar as a process of its own beside the installation, with a private database, in a
 * folder that goes with it.
 */
final class Apart implements AutoCloseable {
  private final Arguments given;
  private final Path folder;
  private final List<AutoCloseable> started = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  Apart(Arguments given) throws IOException {
    this.given = given;
    this.folder = Files.createTempDirectory("rowhouse-bench");
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    Path file = folder.resolve("master.key");
    Files.writeString(file, Base64.getEncoder().encodeToString(key));
    environment.put("ROWHOUSE_HOME", folder.toString());
    environment.put("ROWHOUSE_MASTER_KEY_FILE", file.toString());
    environment.put("ROWHOUSE_LOCAL_NODE_FILE", "");
    environment.put("ROWHOUSE_PORT", String.valueOf(freePort()));
    environment.put("ROWHOUSE_GATEWAY_PORT", String.valueOf(freePort()));
    environment.put("ROWHOUSE_INTERNAL_PORT", String.valueOf(freePort()));
  }

  Path folder() {
    return folder;
  }

  void set(String name, String value) {
    environment.put(name, value);
  }

  int port(String name) {
    return Integer.parseInt(environment.getOrDefault(name, "0"));
  }

  <T extends AutoCloseable> T keep(T one) {
    started.add(one);
    return one;
  }

  /** Starts it and returns its address; the apps use it from then on. */
  String database() throws IOException {
    List<String> command =
        List.of(
            given.path("ops").resolve("database.sh").toString(),
            "watch",
            "--dir",
            folder.resolve("database").toString(),
            "--volatile");
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("database.log").toFile()).start();
    started.add(() -> {
      // It destroys the database when its input closes.
      process.outputWriter().close();
      process.waitFor();
    });
    var reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("{")) {
        String url =
            line.replaceFirst(".*\"url\"\\s*:\\s*\"([^\"]+)\".*", "$1").replace("\\u0026", "&");
        environment.put("ROWHOUSE_DB_URL", url);
        return url;
      }
    }
    throw new Failed("no database for the bench");
  }

  /** With the flags of the launcher, so that what is measured is what runs. */
  Spawned java(String roles, String... flags) {
    List<String> command = new ArrayList<>(List.of(given.get("java", "java")));
    command.addAll(List.of(given.get("java-flags", "-Xmx384m -XX:+UseSerialGC").split("\\s+")));
    command.addAll(List.of(flags));
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of("-jar", given.get("portal-jar"), "--rowhouse.roles=" + roles));
    return Spawned.start(log(roles), environment, command);
  }

  void migrate() throws InterruptedException {
    if (java("migrate").process().waitFor() != 0) {
      throw new Failed("no schema for the bench: " + tail("migrate"));
    }
  }

  Path log(String roles) {
    return folder.resolve(roles.replace(',', '-') + ".log");
  }

  String tail(String roles) {
    try {
      List<String> lines = Files.readAllLines(log(roles));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : started.reversed()) {
      each.close();
    }
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
