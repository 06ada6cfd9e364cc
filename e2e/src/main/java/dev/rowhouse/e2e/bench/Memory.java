package dev.rowhouse.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Resident memory (RSS) in KiB of all processes that an installation runs, tenants' own and those
 * that only stand beside a tenant left out.
 */
final class Memory {
  private final Path home;
  private final NodeFile node;
  private final BareDocker docker;

  Memory(Path home, NodeFile node) {
    this.home = home;
    this.node = node;
    this.docker = new BareDocker(node.socket());
  }

  /** By name, in the order of a report. */
  Map<String, Long> parts() {
    var parts = new LinkedHashMap<String, Long>();
    for (String app : List.of("portal", "admin-ui", "stripe")) {
      parts.put(app, of(home.resolve("run/" + app + ".pid")));
    }
    parts.put("database", of(home.resolve("database/database.pid")));
    if (node.place() >= 0) {
      Path run = Path.of("/run/rowhouse/" + node.place());
      parts.put("dockerd", of(run.resolve("dockerd.pid")));
      parts.put("containerd", of(run.resolve("containerd.pid")));
      parts.put("node's helpers", helpers());
    }
    return parts;
  }

  double totalMib() {
    return parts().values().stream().mapToLong(Long::longValue).sum() / 1024.0;
  }

  /** Each with the shim that containerd keeps beside it. */
  private long helpers() {
    long sum = 0;
    for (var each : docker.get("/containers/json")) {
      if (each.path("Labels").path("dev.rowhouse.hand").isString()) {
        String id = each.path("Id").asString();
        for (var row :
            docker.get("/containers/" + id + "/top?ps_args=-o%20pid").path("Processes")) {
          sum += residentKib(Long.parseLong(row.path(0).asString().strip()));
        }
        sum += shims(id);
      }
    }
    return sum;
  }

  private static long shims(String container) {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.chars().allMatch(Character::isDigit))
          .filter(pid -> commandLine(pid).contains("-id " + container))
          .mapToLong(pid -> residentKib(Long.parseLong(pid)))
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private static String commandLine(String pid) {
    try {
      return Files.readString(Path.of("/proc", pid, "cmdline")).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  /** The first word of a launcher's file is the process; 0 when it does not run. */
  private static long of(Path pidFile) {
    try {
      return residentKib(Long.parseLong(Files.readString(pidFile).strip().split("\\s+")[0]));
    } catch (IOException e) {
      return 0;
    }
  }

  /** 0 for a process that is gone. */
  static long residentKib(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      Optional<String> line = lines.filter(each -> each.startsWith("VmRSS:")).findFirst();
      return line.map(each -> Long.parseLong(each.replaceAll("\\D", ""))).orElse(0L);
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }
}
