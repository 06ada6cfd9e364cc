package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends commands in containers, which Docker has no call for. A command begins a session of its own;
 * a helper that sees the node's processes ends all of that session, for a moment and no longer.
 */
final class Endings {
  private static final Logger log = LoggerFactory.getLogger(Endings.class);

  /** The number may have come to somebody else: only what is in the container is ended. */
  private static final String END =
      """
      for stat in /proc/[0-9]*/stat; do
        pid=${stat#/proc/}; pid=${pid%%/stat}
        { read -r line <$stat; } 2>/dev/null || continue
        set -- ${line##*) }
        [ "$4" = %1$d ] || [ $pid = %1$d ] || continue
        grep -q %2$s /proc/$pid/cgroup 2>/dev/null && kill -KILL $pid 2>/dev/null
      done
      true
      """;

  private final DockerClient docker;
  private final Function<HostConfig, Hands> hands;

  Endings(DockerClient docker, Function<HostConfig, Hands> hands) {
    this.docker = docker;
    this.hands = hands;
  }

  /** Nothing happens when it has ended. */
  void end(String exec) {
    running(exec)
        .ifPresent(found -> {
          try (var hand = hands.apply(Powers.ending())) {
            hand.run(END.formatted(found.getPidLong(), found.getContainerID()));
          } catch (EngineRefused | EngineUnreachable e) {
            log.warn("a command whose time is over goes on: {}", e.getMessage());
          }
        });
  }

  private Optional<InspectExecResponse> running(String exec) {
    return Connection.call(() -> {
      try {
        return Optional.of(docker.inspectExecCmd(exec).exec())
            .filter(found -> Boolean.TRUE.equals(found.isRunning()))
            .filter(found -> found.getPidLong() != null && found.getPidLong() > 1);
      } catch (NotFoundException e) {
        return Optional.empty();
      }
    });
  }
}
