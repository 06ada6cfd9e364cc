package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.Ferry;
import java.util.List;
import java.util.Map;
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
    for (String path : paths) {
      names.add(Names.volume(holder, path));
      names.add(Names.volume(holder, path + CHANGES));
    }
    return names.build().toList();
  }

  /**
   * Copies all data while it is in use, so that only what changes from now on has to follow.
   *
   * @return false when that cannot be told for sure here, or there is none
   */
  boolean copyAhead(Row row, Move move) {
    Disk from = tools.disk(move.source());
    List<String> paths = there(row, from);
    for (String path : paths) {
      if (!copyAhead(row, move, path, from)) {
        return false;
      }
    }
    return !paths.isEmpty();
  }

  private boolean copyAhead(Row row, Move move, String path, Disk from) {
    String volume = Names.volume(row.id(), path);
    String still = Names.volume(move.holder(), path);
    String changes = Names.volume(move.holder(), path + CHANGES);
    from.removeVolume(still);
    from.removeVolume(changes);
    from.createVolume(changes, UNLIMITED);
    if (!from.mark(volume, changes)) {
      return false;
    }
    from.copyVolume(volume, still, UNLIMITED);
    whole(row, move, still, volume, from);
    from.removeVolume(still);
    return true;
  }

  /** All that the target lacks; the container does not run. */
  void send(Row row, Move move) {
    Disk from = tools.disk(move.source());
    for (String path : there(row, from)) {
      data(row, move, path, from);
    }
    if (!row.fresh() && tools.engine(move.source()).look(row.name()).isPresent()) {
      filesystem(row, move, from);
    }
  }

  private void data(Row row, Move move, String path, Disk from) {
    String volume = Names.volume(row.id(), path);
    String changes = Names.volume(move.holder(), path + CHANGES);
    Disk to = tools.disk(move.target());
    if (move.copied() && to.hasVolume(volume) && from.hasVolume(changes)) {
      from.difference(volume, changes);
      whole(row, move, changes, changes, from);
      if (applied(to, changes, volume)) {
        return;
      }
    }
    whole(row, move, volume, volume, from);
  }

  /** What was applied in part by somebody who fell does not fit any more. */
  private static boolean applied(Disk to, String changes, String volume) {
    try {
      to.apply(changes, volume);
      return true;
    } catch (EngineRefused e) {
      log.info("{} is sent as a whole: {}", volume, e.getMessage());
      return false;
    }
  }

  private void filesystem(Row row, Move move, Disk from) {
    Disk to = tools.disk(move.target());
    if (from.packs() && to.packs()) {
      String pack = Names.volume(move.holder(), ROOT);
      from.removeVolume(pack);
      from.pack(row.name(), pack);
      whole(row, move, pack, pack, from);
      tools.moves().packed(move, true);
    } else {
      String image = Names.moving(row.id(), move.id());
      from.freeze(row.name(), image);
      Ferry.carryImage(from, image, to, bytes -> {});
      tools.moves().packed(move, false);
    }
  }

  private void whole(Row row, Move move, String volume, String as, Disk from) {
    Disk to = tools.disk(move.target());
    to.removeVolume(as);
    to.createVolume(as, as.startsWith(row.name()) ? Plans.quotaBytes(row) : UNLIMITED);
    Ferry.carry(from, volume, to, as, bytes -> tools.moves().bytes(move, bytes));
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
