package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.UploadId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Archives in a folder of the installation. */
@Component
class FolderFiles implements UploadFiles {
  private static final int CHUNK = 1 << 20;

  private final Path folder;

  FolderFiles(@Value("${rowhouse.home}") Path home) {
    this.folder = home.resolve("uploads");
  }

  @Override
  public Written write(UploadId id, InputStream archive, Counter counter) throws IOException {
    Files.createDirectories(folder);
    MessageDigest digest = sha256();
    long bytes = 0;
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(file(id))) {
      for (int read = archive.readNBytes(chunk, 0, CHUNK);
          read > 0;
          read = archive.readNBytes(chunk, 0, CHUNK)) {
        out.write(chunk, 0, read);
        digest.update(chunk, 0, read);
        bytes += read;
        counter.at(bytes);
      }
    }
    return new Written(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public InputStream read(UploadId id) throws IOException {
    return Files.newInputStream(file(id));
  }

  @Override
  public void delete(UploadId id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(UploadId id) {
    return folder.resolve(id.value() + ".tar");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
