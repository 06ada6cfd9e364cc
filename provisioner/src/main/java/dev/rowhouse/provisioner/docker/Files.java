package dev.rowhouse.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Puts single files into containers. */
final class Files {
  private static final int READABLE = 0100644;

  private final DockerClient docker;

  Files(DockerClient docker) {
    this.docker = docker;
  }

  /** Docker makes the missing folders; naming them here would change those that exist. */
  void write(String name, String path, byte[] content) {
    var archive = new ByteArrayInputStream(tar(path.replaceFirst("^/+", ""), content));
    Connection.run(() ->
        docker
            .copyArchiveToContainerCmd(name)
            .withRemotePath("/")
            .withTarInputStream(archive)
            .exec());
  }

  static byte[] tar(String path, byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new TarArchiveOutputStream(bytes)) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      add(out, path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static void add(TarArchiveOutputStream out, String path, byte[] content) throws IOException {
    var entry = new TarArchiveEntry(path);
    entry.setSize(content.length);
    entry.setMode(READABLE);
    out.putArchiveEntry(entry);
    out.write(content);
    out.closeArchiveEntry();
  }
}
