package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.provisioner.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** One archive out of many: the nodes' tars are read entry by entry and written under one root. */
final class ExportArchive implements Closeable {
  private static final int PIPE = 1 << 18;

  private final TarArchiveOutputStream out;

  ExportArchive(OutputStream archive) throws IOException {
    out = new TarArchiveOutputStream(new GZIPOutputStream(archive, 1 << 16), "UTF-8");
    out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  void manifest(Map<String, Object> manifest) throws IOException {
    byte[] content = Json.write(manifest).getBytes(StandardCharsets.UTF_8);
    var entry = new TarArchiveEntry("manifest.json");
    entry.setSize(content.length);
    out.putArchiveEntry(entry);
    out.write(content);
    out.closeArchiveEntry();
  }

  /**
   * @param source writes the volume's tar into what it is given
   */
  void volume(String path, Consumer<OutputStream> source) throws IOException {
    try (var pipe = new PipedInputStream(PIPE)) {
      var sink = new PipedOutputStream(pipe);
      CompletableFuture<Void> written =
          CompletableFuture.runAsync(() -> feed(source, sink), Thread.ofVirtual()::start);
      copy(new TarArchiveInputStream(pipe), "data" + path);
      pipe.transferTo(OutputStream.nullOutputStream());
      written.join();
    } catch (CompletionException e) {
      throw new IOException("the volume of " + path + " cannot be read: " + e.getCause(), e);
    }
  }

  private static void feed(Consumer<OutputStream> source, PipedOutputStream sink) {
    try (sink) {
      source.accept(sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(TarArchiveInputStream in, String root) throws IOException {
    for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      String name = entry.getName().replaceFirst("^(\\./|/)+", "");
      entry.setName(root + "/" + name);
      if (entry.isLink()) {
        entry.setLinkName(root + "/" + entry.getLinkName().replaceFirst("^(\\./|/)+", ""));
      }
      out.putArchiveEntry(entry);
      if (entry.isFile()) {
        content(in);
      }
      out.closeArchiveEntry();
    }
  }

  private void content(InputStream in) throws IOException {
    in.transferTo(out);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
