package dev.rowhouse.provisioner.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The script that a machine enrols with: made of the parts that our own nodes are made with, in one
 * piece, so that it can be piped into a shell.
 */
public final class Script {
  private static final List<String> PARTS =
      List.of(
          "ops/lib/common.sh",
          "ops/lib/process.sh",
          "ops/install/apt.sh",
          "ops/node/needs.sh",
          "ops/node/address.sh",
          "ops/node/disk.sh",
          "ops/node/network.sh",
          "ops/node/egress.sh",
          "ops/node/secured.sh",
          "ops/node/door.sh",
          "ops/node/daemon.sh",
          "packages.sh",
          "talk.sh",
          "specs.sh",
          "units.sh");

  private Script() {}

  /**
   * @param portal where the machine finds us unless it is told otherwise, without a slash at the
   *     end
   */
  public static String text(String portal) {
    String main = read("enroll.sh");
    int head = main.indexOf("\n\n") + 1;
    return main.substring(0, head)
        + "set -euo pipefail\ndefault_portal='"
        + portal.replace("'", "")
        + "'\n"
        + PARTS.stream().map(Script::part).collect(Collectors.joining())
        + main.substring(head);
  }

  private static String part(String name) {
    return "\n# ---- " + name + "\n" + read(name).replaceFirst("# shellcheck shell=bash\n", "");
  }

  private static String read(String name) {
    try (InputStream in = Script.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("a part of the script is missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
