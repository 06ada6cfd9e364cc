package dev.rowhouse.provisioner.backup;

import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.provisioner.BackupId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
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
class FolderShelf implements Shelf {
  private final Path folder;

  FolderShelf(@Value("${rowhouse.backups.folder:${rowhouse.home}/backups}") Path folder) {
    this.folder = folder;
  }

  @Override
  public void begin(BackupId id) {
    remove(part(id));
    try {
      Files.createDirectories(part(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Backup.Part write(BackupId id, String path, String file, Consumer<OutputStream> source) {
    MessageDigest sum = Sha256.digest();
    Path target = part(id).resolve(file);
    try (var out = new DigestOutputStream(Files.newOutputStream(target), sum)) {
      source.accept(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Backup.Part(path, file, size(target), HexFormat.of().formatHex(sum.digest()));
  }

  @Override
  public void end(BackupId id) {
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

  @Override
  public InputStream read(BackupId id, Backup.Part part) throws IOException {
    return Files.newInputStream(whole(id).resolve(part.file()));
  }

  @Override
  public void remove(BackupId id) {
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
}
