package dev.rowhouse.provisioner.template;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.UploadId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Archives in a folder of this worker. Half of one is never there: a file has its name once it is
 * whole.
 */
@Component
@OnRole(Role.WORKER)
class FolderFiles implements UploadFiles {
  private final Path folder;

  FolderFiles(@Value("${rowhouse.home}") Path home) {
    this.folder = home.resolve("uploads");
  }

  @Override
  public Written write(UploadId id, InputStream archive, Counter counter) throws IOException {
    Files.createDirectories(folder);
    Path part = folder.resolve(id.value() + ".part");
    try {
      var digested = new Digested(archive);
      Files.copy(new Counting(digested, counter), part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file(id), StandardCopyOption.REPLACE_EXISTING);
      return new Written(digested.bytes(), digested.digest());
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Whether this worker has the whole of it; another worker may have what this one has not. */
  boolean has(UploadId id) {
    return Files.exists(file(id));
  }

  /**
   * @throws java.nio.file.NoSuchFileException when this worker has it not
   */
  InputStream read(UploadId id) throws IOException {
    return Files.newInputStream(file(id));
  }

  /** Missing is no error. */
  void delete(UploadId id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(UploadId id) {
    return folder.resolve(id.value() + ".tar");
  }
}
