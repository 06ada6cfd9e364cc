package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.Ferry;
import dev.rowhouse.provisioner.docker.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a container takes along: its data, and what it wrote beyond its image. Names on the way
 * derive from the move, so that whoever goes on where another fell finds and removes them.
 */
final class Luggage {
  private static final Logger log = LoggerFactory.getLogger(Luggage.class);
  private static final long UNLIMITED = 1L << 50;
  private static final int MOST_ROUNDS = 3;
  private static final String CHANGES = "#changes";
  private static final String ROOT = "/";

  private final Tools tools;

  Luggage(Tools tools) {
    this.tools = tools;
  }

  /** The volumes that a move leaves on its way, whose holder this is. */
  static List<String> onTheWay(ContainerId holder, Iterable<String> paths) {
    Stream.Builder<String> names = Stream.builder();
    names.add(Names.volume(holder, ROOT));
    names.add(Names.volume(holder, ROOT + CHANGES));
    for (String path : paths) {
      names.add(Names.volume(holder, path));
      names.add(Names.volume(holder, path + CHANGES));
    }
    return names.build().toList();
  }

  /**
   * Copies all that there is while it is in use, and makes the container on the target, so that
   * only what changes from now on has to follow.
   *
   * @return whether that is all data; false when what changes cannot be told for sure here
   */
  boolean copyAhead(Row row, Move move, Runnable stage) {
    unstage(row, move); // of an earlier try
    Disk from = tools.disk(move.source());
    List<Part> parts = new ArrayList<>();
    for (String path : there(row, from)) {
      Part part = data(row, move, path);
      if (!copyAhead(row, move, part, from)) {
        return false;
      }
      parts.add(part);
    }
    if (filesystemAhead(row, move, from)) {
      parts.add(filesystem(row, move));
      stage.run();
      tools.moves().staged(move, true);
    }
    tools.disk(move.target()).flush();
    follow(move, parts, from);
    return true;
  }

  private boolean copyAhead(Row row, Move move, Part part, Disk from) {
    String volume = part.tree().name();
    String still = Names.volume(move.holder(), part.path());
    from.removeVolume(still);
    if (!marked(part, from)) {
      return false;
    }
    from.copyVolume(volume, still, UNLIMITED);
    whole(row, move, still, volume, from);
    from.removeVolume(still);
    return true;
  }

  private static boolean marked(Part part, Disk from) {
    from.removeVolume(part.ledger());
    from.createVolume(part.ledger(), UNLIMITED);
    return from.mark(part.tree(), part.ledger());
  }

  private boolean filesystemAhead(Row row, Move move, Disk from) {
    boolean can =
        !row.fresh()
            && from.packs()
            && tools.disk(move.target()).packs()
            && tools.engine(move.source()).look(row.name()).isPresent();
    if (!can || !marked(filesystem(row, move), from)) {
      return false;
    }
    packed(row, move, from);
    return true;
  }

  /** What changed while the first copy was made, which may have taken long. */
  private void follow(Move move, List<Part> parts, Disk from) {
    boolean much = true;
    for (int round = 0; much && round < MOST_ROUNDS; round++) {
      much = false;
      for (Part part : parts) {
        Optional<String> little;
        try {
          little = from.difference(part.tree(), part.ledger(), true);
        } catch (EngineRefused e) {
          log.info("{} changes too fast: {}", part.tree().name(), e.getMessage());
          return; // its mark stays as it was, and all follows once it stands still
        }
        much |= little.isEmpty();
        bring(move, part, little, from);
      }
    }
  }

  private void bring(Move move, Part part, Optional<String> little, Disk from) {
    Disk to = tools.disk(move.target());
    if (little.isPresent()) {
      to.applyPacked(little.get(), part.tree());
      return;
    }
    carried(move, part.ledger(), part.ledger(), UNLIMITED, from);
    to.apply(part.ledger(), part.tree());
  }

  /** All that the target lacks; the container does not run. */
  void send(Row row, Move move) {
    Disk from = tools.disk(move.source());
    boolean has = !row.fresh() && tools.engine(move.source()).look(row.name()).isPresent();
    boolean staged = has && move.copied() && move.staged();
    staged = staged && followed(move, filesystem(row, move), from);
    if (!staged) {
      unstage(row, move);
    }
    for (String path : there(row, from)) {
      Part part = data(row, move, path);
      boolean ahead = move.copied() && tools.disk(move.target()).hasVolume(part.tree().name());
      if (!ahead || !followed(move, part, from)) {
        unstage(row, move); // it holds the volume
        staged = false;
        whole(row, move, part.tree().name(), part.tree().name(), from);
      }
    }
    if (has && !staged) {
      wholeFilesystem(row, move, from);
    }
  }

  /** False when what was applied in part by somebody who fell does not fit any more. */
  private boolean followed(Move move, Part part, Disk from) {
    if (!from.hasVolume(part.ledger())) {
      return false;
    }
    Optional<String> little = from.difference(part.tree(), part.ledger(), false);
    try {
      bring(move, part, little, from);
      return true;
    } catch (EngineRefused e) {
      log.info("{} is sent as a whole: {}", part.tree().name(), e.getMessage());
      return false;
    }
  }

  /** What was made ahead is of no use any more. */
  void unstage(Row row, Move move) {
    tools.engine(move.target()).remove(row.name());
    tools.moves().staged(move, false);
  }

  private void wholeFilesystem(Row row, Move move, Disk from) {
    Disk to = tools.disk(move.target());
    if (from.packs() && to.packs()) {
      packed(row, move, from);
    } else {
      String image = Names.moving(row.id(), move.id());
      from.freeze(row.name(), image);
      Ferry.carryImage(from, image, to, bytes -> {});
      tools.moves().packed(move, false);
    }
  }

  private void packed(Row row, Move move, Disk from) {
    String pack = Names.volume(move.holder(), ROOT);
    from.removeVolume(pack);
    from.pack(row.name(), pack);
    whole(row, move, pack, pack, from);
    tools.moves().packed(move, true);
  }

  private void whole(Row row, Move move, String volume, String as, Disk from) {
    carried(move, volume, as, as.startsWith(row.name()) ? Plans.quotaBytes(row) : UNLIMITED, from);
  }

  private void carried(Move move, String volume, String as, long quotaBytes, Disk from) {
    Disk to = tools.disk(move.target());
    to.removeVolume(as);
    to.createVolume(as, quotaBytes);
    Ferry.carry(from, volume, to, as, bytes -> tools.moves().bytes(move, bytes));
  }

  /**
   * What follows by its changes.
   *
   * @param ledger volume that notes them
   */
  private record Part(String path, Tree tree, String ledger) {}

  private static Part data(Row row, Move move, String path) {
    return new Part(
        path,
        Tree.volume(Names.volume(row.id(), path)),
        Names.volume(move.holder(), path + CHANGES));
  }

  private static Part filesystem(Row row, Move move) {
    return new Part(ROOT, Tree.filesystem(row.name()), Names.volume(move.holder(), ROOT + CHANGES));
  }

  /**
   * @throws AppFailed when data that should be there is not: then nothing is moved
   */
  private List<String> there(Row row, Disk from) {
    Map<String, Boolean> ready = tools.volumes().of(row.id());
    return ready.keySet().stream()
        .sorted()
        .filter(path -> isThere(row, path, ready.getOrDefault(path, false), from))
        .toList();
  }

  private static boolean isThere(Row row, String path, boolean ready, Disk from) {
    String volume = Names.volume(row.id(), path);
    boolean there = from.hasVolume(volume);
    if (!there && ready) {
      throw new AppFailed(Obituary.lost(path, volume));
    }
    return there;
  }
}
