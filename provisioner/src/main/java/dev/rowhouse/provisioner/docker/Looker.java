package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what Docker says of containers. */
final class Looker {
  private static final Pattern EXITED = Pattern.compile("Exited \\((\\d+)\\).*");

  private final DockerClient docker;
  private final Site site;

  Looker(DockerClient docker, Site site) {
    this.docker = docker;
    this.site = site;
  }

  Optional<Seen> look(String name) {
    return inspect(name).map(Looker::seen);
  }

  Optional<InspectContainerResponse> inspect(String name) {
    return Connection.call(() -> {
      try {
        return Optional.of(docker.inspectContainerCmd(name).exec());
      } catch (NotFoundException e) {
        return Optional.empty();
      }
    });
  }

  List<Seen> lookAll() {
    return Connection.call(() ->
            docker
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Marks.INSTALLATION, site.installation()))
                .exec())
        .stream()
        .filter(found -> found.getLabels().containsKey(Marks.PLAN))
        .map(Looker::seen)
        .filter(found -> !Marks.isNext(found.name()))
        .toList();
  }

  private static Seen seen(InspectContainerResponse found) {
    var state = found.getState();
    Map<String, String> labels = labels(found);
    return new Seen(
        bare(found.getName()),
        status(String.valueOf(state.getStatus())),
        state.getExitCodeLong() == null ? 0 : state.getExitCodeLong().intValue(),
        Boolean.TRUE.equals(state.getOOMKilled()),
        labels.getOrDefault(Marks.PLAN, ""),
        instant(state.getStartedAt()),
        instant(state.getFinishedAt()));
  }

  private static Map<String, String> labels(InspectContainerResponse found) {
    Map<String, String> labels = found.getConfig().getLabels();
    return labels == null ? Map.of() : labels;
  }

  private static Seen seen(Container found) {
    Matcher exited = EXITED.matcher(found.getStatus());
    return new Seen(
        bare(found.getNames()[0]),
        status(found.getState()),
        exited.matches() ? Integer.parseInt(exited.group(1)) : 0,
        false,
        found.getLabels().getOrDefault(Marks.PLAN, ""),
        null,
        null);
  }

  private static String bare(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }

  static Seen.Status status(String state) {
    return switch (state) {
      case "created" -> Seen.Status.CREATED;
      case "running", "restarting" -> Seen.Status.RUNNING;
      case "paused" -> Seen.Status.PAUSED;
      case "removing" -> Seen.Status.GONE;
      default -> Seen.Status.EXITED;
    };
  }

  /** Docker writes the year 1 for "never". */
  private static @Nullable Instant instant(@Nullable String text) {
    if (text == null || text.startsWith("0001-")) {
      return null;
    }
    return Instant.parse(text);
  }
}
