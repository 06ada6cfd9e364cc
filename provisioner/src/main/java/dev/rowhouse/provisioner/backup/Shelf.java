package dev.rowhouse.provisioner.backup;

import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.provisioner.BackupId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Where archives lie. */
interface Shelf {
  /** Begins anew, whatever an earlier try left. */
  void begin(BackupId id);

  Backup.Part write(BackupId id, String path, String file, Consumer<OutputStream> source);

  /** All is written: it outlives a power cut from here on. */
  void end(BackupId id);

  /**
   * @throws NoSuchFileException when it is not there
   */
  InputStream read(BackupId id, Backup.Part part) throws IOException;

  /** Missing is no error. */
  void remove(BackupId id);

  /**
   * @throws IOException in words, when a part is missing or is not what was written
   */
  default void check(BackupId id, List<Backup.Part> parts) throws IOException {
    for (Backup.Part part : parts) {
      MessageDigest sum = Sha256.digest();
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
}
