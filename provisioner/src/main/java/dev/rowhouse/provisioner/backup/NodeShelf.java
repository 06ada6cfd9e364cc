package dev.rowhouse.provisioner.backup;

import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.docker.Disk;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Archives in a volume of a node's, one volume for each backup, each archive in pieces. */
final class NodeShelf implements Shelf {
  private static final int PIPE = 1 << 18;
  private static final long UNLIMITED = 1L << 50;

  private final Disk disk;

  NodeShelf(Disk disk) {
    this.disk = disk;
  }

  @Override
  public void begin(BackupId id) {
    remove(id);
    disk.createVolume(Names.volume(id), UNLIMITED);
  }

  @Override
  public Backup.Part write(BackupId id, String path, String file, Consumer<OutputStream> source) {
    MessageDigest sum = Sha256.digest();
    try (var pipe = new PipedInputStream(PIPE)) {
      var sink = new PipedOutputStream(pipe);
      CompletableFuture<Long> written =
          CompletableFuture.supplyAsync(
              () -> cut(file, source, sum, sink), Thread.ofVirtual()::start);
      disk.importVolume(Names.volume(id), open(pipe));
      pipe.transferTo(OutputStream.nullOutputStream());
      return new Backup.Part(path, file, written.join(), HexFormat.of().formatHex(sum.digest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CompletionException e) {
      throw new IllegalStateException("it cannot be read: " + e.getCause(), e);
    }
  }

  /** Whoever takes it in may close it before its end; what is left is to be read all the same. */
  private static InputStream open(InputStream pipe) {
    return new FilterInputStream(pipe) {
      @Override
      public void close() {}
    };
  }

  private static long cut(
      String file, Consumer<OutputStream> source, MessageDigest sum, PipedOutputStream sink) {
    try (sink) {
      var pieces = new Pieces(file, sink);
      source.accept(new DigestOutputStream(pieces, sum));
      return pieces.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void end(BackupId id) {
    disk.flush();
  }

  @Override
  public InputStream read(BackupId id, Backup.Part part) throws IOException {
    String volume = Names.volume(id);
    if (!disk.hasVolume(volume)) {
      throw new NoSuchFileException(volume);
    }
    var pipe = new PipedInputStream(PIPE);
    var sink = new PipedOutputStream(pipe);
    CompletableFuture<Void> sent =
        CompletableFuture.runAsync(() -> send(volume, sink), Thread.ofVirtual()::start);
    return new Joined(part.file(), pipe, sent);
  }

  private void send(String volume, PipedOutputStream sink) {
    try (sink) {
      disk.exportVolume(volume, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void remove(BackupId id) {
    disk.removeVolume(Names.volume(id));
  }
}
