package dev.rowhouse.provisioner;

import dev.rowhouse.db.secret.Sha256;
import java.util.HexFormat;

/**
 * What things are called on a node. Every name derives from a row, so that a step that is repeated
 * finds what it made before.
 */
public final class Names {
  private Names() {}

  public static String container(ContainerId id) {
    return "rh-" + id.value();
  }

  /** The volume that holds one data path of a container. */
  public static String volume(ContainerId id, String dataPath) {
    return "rh-" + id.value() + "-" + digest(dataPath);
  }

  /** The volume that holds a backup on the node that keeps it. */
  public static String volume(BackupId id) {
    return "rh-" + id.value() + "-" + digest("/");
  }

  /** The volume that holds what a snapshot's containers start with at one data path. */
  public static String seed(SnapshotId id, String dataPath) {
    return "rh-" + id.value() + "-" + digest(dataPath);
  }

  /** The image that carries a moving container's filesystem where nothing smaller can. */
  public static String moving(ContainerId id, MoveId move) {
    return "rowhouse/copy-" + id.value() + ":" + move.value();
  }

  public static String image(SnapshotId id) {
    return "rowhouse/snapshot:" + id.value();
  }

  private static String digest(String dataPath) {
    return HexFormat.of().formatHex(Sha256.of(dataPath), 0, 4);
  }
}
