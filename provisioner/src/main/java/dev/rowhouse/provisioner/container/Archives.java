package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.BackupId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What was kept of containers, for those that are made again from it. */
public interface Archives {

  /**
   * @throws IOException in words for people, when a part is missing or is not what was written
   */
  void check(BackupId id) throws IOException;

  /** A tar archive of what the volume of this data path held; empty when nothing was kept of it. */
  Optional<InputStream> data(BackupId id, String path);

  /**
   * What it had packed of its filesystem; empty when there is none, or it stood on another image.
   */
  Optional<InputStream> filesystem(BackupId id, String image);
}
