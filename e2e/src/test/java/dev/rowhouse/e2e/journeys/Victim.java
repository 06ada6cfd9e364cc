package dev.rowhouse.e2e.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process of an installation that is killed in the middle of its work. */
enum Victim {
  PORTAL("run/portal.pid"),
  DATABASE("database/database.pid"),
  DOCKER("node/index");

  private final String file;

  Victim(String file) {
    this.file = file;
  }

  /** As the kernel would when memory runs out: no word of farewell. */
  void kill(Path home) throws IOException, InterruptedException {
    long pid = pid(home);
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    new ProcessBuilder("kill", "-KILL", String.valueOf(pid)).start().waitFor();
    process.onExit().join();
  }

  private long pid(Path home) throws IOException {
    Path named = home.resolve(file);
    if (this == DOCKER) {
      named = Path.of("/run/rowhouse", Files.readString(named).strip(), "dockerd.pid");
    }
    return Long.parseLong(Files.readString(named).strip().split(" ")[0]);
  }
}
