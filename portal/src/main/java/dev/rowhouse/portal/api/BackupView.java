package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.backup.Backup;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was kept of a container at one time.
 *
 * @param state {@code REMAINS} is what a lost node still had when it came back: kept for seven
 *     days, whole, and made again from only when somebody asks
 * @param of what it holds is as old as this
 * @param node on which it lies; null when it lies in the installation's folder
 * @param parts what is in it; {@code /} is what the container wrote beyond its image
 */
record BackupView(
    BackupId id,
    Backup.State state,
    Instant of,
    long bytes,
    @Nullable NodeId node,
    List<Piece> parts,
    @Nullable String problem,
    @Nullable Instant endedAt) {
  static BackupView of(Backup backup) {
    return new BackupView(
        backup.id(),
        backup.state(),
        backup.beganAt(),
        backup.bytes(),
        backup.shelf(),
        backup.parts().stream()
            .map(part -> new Piece(part.path(), part.bytes(), part.digest()))
            .toList(),
        backup.problem(),
        backup.endedAt());
  }

  /**
   * @param digest SHA-256 of the archive
   */
  record Piece(String path, long bytes, String digest) {}
}
