package dev.rowhouse.portal.welcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Files below the installation's home that only its user may read. */
@Component
class HomeFiles {
  private final Path home;

  HomeFiles(@Value("${rowhouse.home}") Path home) {
    this.home = home;
  }

  /** Written beside and moved into place: a reader sees the whole text or none. */
  Path write(String name, String text) {
    Path file = home.resolve(name).toAbsolutePath();
    try {
      Files.createDirectories(file.getParent());
      var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Path fresh = Files.createTempFile(file.getParent(), "new", ".txt", mine);
      Files.writeString(fresh, text);
      Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + file, e);
    }
  }

  Optional<String> read(String name) {
    try {
      Path file = home.resolve(name);
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void delete(String name) {
    try {
      Files.deleteIfExists(home.resolve(name));
    } catch (IOException e) {
      throw new IllegalStateException("cannot delete " + name, e);
    }
  }
}
