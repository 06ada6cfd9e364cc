package dev.rowhouse.provisioner.backup;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.container.Archives;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What containers are made again from. */
@Component
@OnRole(Role.WORKER)
class ShelvedArchives implements Archives {
  private static final String ROOT = "/";

  private final BackupStore store;
  private final Shelves shelves;

  ShelvedArchives(BackupStore store, Shelves shelves) {
    this.store = store;
    this.shelves = shelves;
  }

  @Override
  public void check(BackupId id) throws IOException {
    Backup backup =
        store.find(id).orElseThrow(() -> new IOException("the backup is not there any more"));
    shelves.on(backup.shelf()).check(id, backup.parts());
  }

  @Override
  public Optional<InputStream> data(BackupId id, String path) {
    return part(id, path);
  }

  /** What was written beyond one image means nothing beyond another. */
  @Override
  public Optional<InputStream> filesystem(BackupId id, String image) {
    return store
        .find(id)
        .filter(backup -> backup.image().equals(image))
        .flatMap(_ -> part(id, ROOT));
  }

  private Optional<InputStream> part(BackupId id, String path) {
    return store.find(id).stream()
        .flatMap(backup -> backup.parts().stream())
        .filter(part -> part.path().equals(path))
        .findFirst()
        .map(part -> open(id, part));
  }

  private InputStream open(BackupId id, Backup.Part part) {
    try {
      return shelves.on(store.find(id).orElseThrow().shelf()).read(id, part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
