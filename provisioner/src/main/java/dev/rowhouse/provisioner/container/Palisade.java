package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.docker.Seen;
import dev.rowhouse.provisioner.wall.Wall;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a node's walls up again when they are gone, before anything else is looked at. */
final class Palisade {
  private static final Logger log = LoggerFactory.getLogger(Palisade.class);

  private final Rules rules;

  Palisade(Rules rules) {
    this.rules = rules;
  }

  /** Those of containers that run; the others get theirs when they are started. */
  void restore(Wall wall, List<Row> known, List<Seen> seen) {
    if (wall.stands()) {
      return;
    }
    log.warn("a node had lost its walls; raising them again");
    Set<String> up =
        seen.stream()
            .filter(
                one -> one.status() == Seen.Status.RUNNING || one.status() == Seen.Status.PAUSED)
            .map(Seen::name)
            .collect(Collectors.toSet());
    known.stream()
        .filter(row -> up.contains(row.name()) && row.container().address() != null)
        .forEach(row -> raise(wall, row));
  }

  private void raise(Wall wall, Row row) {
    wall.raise(row.address(), row.container().settings().port(), rules.of(row.id()));
  }
}
