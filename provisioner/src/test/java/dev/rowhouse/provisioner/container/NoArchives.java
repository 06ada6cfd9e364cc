package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.BackupId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** For houses in which nothing is restored. */
final class NoArchives implements Archives {
  @Override
  public void check(BackupId id) throws IOException {
    throw new IOException("there are no backups");
  }

  @Override
  public Optional<InputStream> data(BackupId id, String path) {
    return Optional.empty();
  }

  @Override
  public Optional<InputStream> filesystem(BackupId id, String image) {
    return Optional.empty();
  }
}
