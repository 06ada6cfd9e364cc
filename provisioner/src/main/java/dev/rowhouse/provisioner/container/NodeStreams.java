package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.LogLine;
import dev.rowhouse.provisioner.docker.Usage;
import dev.rowhouse.provisioner.node.Engines;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Straight to the node, for processes that may. */
final class NodeStreams implements Streams {
  private final Rows rows;
  private final Engines engines;

  NodeStreams(Rows rows, Engines engines) {
    this.rows = rows;
    this.engines = engines;
  }

  @Override
  public AutoCloseable logs(
      ContainerId id, int tail, boolean follow, Consumer<LogLine> line, Runnable done) {
    Row row = placed(id);
    return engine(row).logs(row.name(), tail, follow, line, done);
  }

  @Override
  public int exec(
      ContainerId id,
      List<String> command,
      String stdin,
      Duration limit,
      Consumer<LogLine> output) {
    Row row = running(id);
    Optional<InputStream> input =
        Optional.of(stdin)
            .filter(text -> !text.isEmpty())
            .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    return engine(row).exec(row.name(), command, input, output, limit);
  }

  @Override
  public Usage usage(ContainerId id) {
    Row row = running(id);
    return engine(row).usage(row.name());
  }

  private Engine engine(Row row) {
    return engines.engine(row.node());
  }

  private Row running(ContainerId id) {
    Row row = placed(id);
    if (row.observed() != Observed.RUNNING) {
      throw new Rejected("container", "It does not run; start it first.");
    }
    return row;
  }

  private Row placed(ContainerId id) {
    return rows.find(id)
        .filter(row -> row.container().node() != null && row.observed() != Observed.DELETED)
        .orElseThrow(() -> new Rejected("container", "It is not on a node yet, or no longer."));
  }
}
