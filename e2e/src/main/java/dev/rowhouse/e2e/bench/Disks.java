package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the installation's own nodes keep on their disks, which are btrfs of their own. */
final class Disks {
  private static final Pattern USED = Pattern.compile("used=(\\d+)");

  private Disks() {}

  /** Bytes on the disks of all nodes of this machine. */
  static long used(Path home) {
    return Stream.concat(Stream.of(home.resolve("node")), standing(home))
        .map(node -> node.resolve("fs"))
        .filter(Files::isDirectory)
        .mapToLong(Disks::of)
        .sum();
  }

  private static Stream<Path> standing(Path home) {
    Path nodes = home.resolve("nodes");
    if (!Files.isDirectory(nodes)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(nodes)) {
      return all.toList().stream();
    } catch (IOException e) {
      throw new Failed("cannot read " + nodes);
    }
  }

  /** Bytes that data and metadata take on one of them, what is shared counted once. */
  static long of(Path disk) {
    // What was removed before is given back in its own time.
    Spawned.output(List.of("btrfs", "subvolume", "sync", disk.toString()));
    Spawned.output(List.of("btrfs", "filesystem", "sync", disk.toString()));
    Matcher found =
        USED.matcher(Spawned.output(List.of("btrfs", "filesystem", "df", "-b", disk.toString())));
    long sum = 0;
    while (found.find()) {
      sum += Long.parseLong(found.group(1));
    }
    return sum;
  }
}
