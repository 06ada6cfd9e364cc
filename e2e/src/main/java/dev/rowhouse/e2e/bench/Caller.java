package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a container's own address until it answers 200, with a millisecond's pause. It stands in the
 * node's network, in front of all walls, where nothing but our tenants' gateway may come from
 * outside. One process for the whole run: what it costs is a line each way through a pipe.
 */
final class Caller implements AutoCloseable {
  private static final String SCRIPT =
      """
      exec 9<> <(:)
      while read -r ip port path; do
        while :; do
          if { exec 3<>"/dev/tcp/$ip/$port"; } 2>/dev/null; then
            printf 'GET %s HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' "$path" >&3
            read -r _ status _ <&3
            exec 3<&-
            [ "$status" != 200 ] || break
          fi
          read -r -t 0.001 -u 9 _ || :
        done
        echo 200
      done
      """;

  private final Process process;

  /**
   * @param namespace the node's network namespace; null where there is none
   */
  Caller(@Nullable String namespace) {
    List<String> command = new ArrayList<>();
    if (namespace != null) {
      command.addAll(List.of("nsenter", "--net=/run/netns/" + namespace));
    }
    command.addAll(List.of("bash", "-c", SCRIPT));
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new Failed("nobody can be sent into the node's network: " + e.getMessage());
    }
  }

  void await(String ip, int port, String path) {
    try {
      process.outputWriter().write("%s %d %s\n".formatted(ip, port, path));
      process.outputWriter().flush();
      if (!"200".equals(process.inputReader().readLine())) {
        throw new Failed("the bare container at " + ip + " cannot be asked");
      }
    } catch (IOException e) {
      throw new Failed("the bare container at " + ip + " cannot be asked: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
