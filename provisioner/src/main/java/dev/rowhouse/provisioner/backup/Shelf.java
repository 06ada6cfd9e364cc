package dev.rowhouse.provisioner.backup;

import dev.rowhouse.provisioner.BackupId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where archives lie: a folder of the installation ({@code rowhouse.backups.folder}), which all
 * workers must share where there are several. Half of one is never there: a folder has its name
 * once it is whole.
 */
@Component
class Shelf {
  private final Path folder;

  Shelf(@Value("${rowhouse.backups.folder:${rowhouse.home}/backups}") Path folder) {
    this.folder = folder;
  }

  /** Begins anew, whatever an earlier try left. */
  void begin(BackupId id) {
    remove(part(id));
    try {
      Files.createDirectories(part(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Backup.Part write(BackupId id, String path, String file, Consumer<OutputStream> source) {
    MessageDigest sum = sha256();
    Path target = part(id).resolve(file);
    try (var out = new DigestOutputStream(Files.newOutputStream(target), sum)) {
      source.accept(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Backup.Part(path, file, size(target), HexFormat.of().formatHex(sum.digest()));
  }

  void end(BackupId id) {
    try {
      for (Path file : files(part(id))) {
        try (var channel = java.nio.channels.FileChannel.open(file)) {
          channel.force(true);
        }
      }
      remove(whole(id));
      Files.move(part(id), whole(id), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InputStream read(BackupId id, Backup.Part part) throws IOException {
    return Files.newInputStream(whole(id).resolve(part.file()));
  }

  /**
   * @throws IOException in words, when a part is missing or is not what was written
   */
  void check(BackupId id, List<Backup.Part> parts) throws IOException {
    for (Backup.Part part : parts) {
      MessageDigest sum = sha256();
      try (var in = new DigestInputStream(read(id, part), sum)) {
        in.transferTo(OutputStream.nullOutputStream());
      } catch (NoSuchFileException e) {
        throw new IOException("of the backup, " + part.path() + " is missing", e);
      }
      if (!HexFormat.of().formatHex(sum.digest()).equals(part.digest())) {
        throw new IOException("of the backup, " + part.path() + " is not what was written");
      }
    }
  }

  /** Missing is no error. */
  void remove(BackupId id) {
    remove(part(id));
    remove(whole(id));
  }

  private Path whole(BackupId id) {
    return folder.resolve(id.value());
  }

  private Path part(BackupId id) {
    return folder.resolve(id.value() + ".part");
  }

  private static List<Path> files(Path where) throws IOException {
    try (var files = Files.walk(where)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void remove(Path where) {
    if (!Files.exists(where)) {
      return;
    }
    try (var files = Files.walk(where)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
