package dev.rowhouse.provisioner.backup;

import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An archive of what one container held.
 *
 * @param node where its container stood
 * @param remains whether it is of what a lost node still had, after its container was made again
 *     elsewhere
 * @param shelf the node on which it lies; null when it lies in the folder
 * @param image that its filesystem was taken beyond
 * @param bytes on our disk
 * @param problem why it failed; null otherwise
 * @param beganAt what it holds is as old as this
 */
public record Backup(
    BackupId id,
    ContainerId container,
    NodeId node,
    boolean remains,
    @Nullable NodeId shelf,
    String image,
    State state,
    long bytes,
    List<Part> parts,
    Cause cause,
    @Nullable String problem,
    Instant beganAt,
    @Nullable Instant endedAt) {
  public enum State {
    WRITING,
    DONE,
    /** As whole as DONE, but of another time: of what a lost node still had. Kept for some days. */
    REMAINS,
    FAILED
  }

  /** Whether a container can be made again from it. */
  public boolean isWhole() {
    return state == State.DONE || state == State.REMAINS;
  }

  /**
   * One file of it.
   *
   * @param path data path in the container; {@code /} for what it wrote beyond its image
   * @param digest SHA-256 in hex
   */
  public record Part(String path, String file, long bytes, String digest) {}
}
