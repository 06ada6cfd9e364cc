package dev.rowhouse.provisioner.transfer;

import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.provisioner.docker.ImageIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Image archives on their way, in a folder of this worker. A part stays when the worker falls, and
 * what was fetched is not written again: of a new stream only the beginning is read and compared. A
 * whole archive has its digest in its name, and serves all nodes that wait for it.
 */
@Component
class Spool {
  private static final int PIECE = 1 << 16;

  /** In nanoseconds, between two words on how far it is. */
  private static final long STEP = 500_000_000;

  private final Path folder;

  /** By the name of what is fetched: one writes at a time. */
  private final Map<String, ReentrantLock> fetching = new ConcurrentHashMap<>();

  Spool(@Value("${rowhouse.home}") Path home) {
    this.folder = home.resolve("transfers");
  }

  /** An archive that is here as a whole. */
  record Whole(Path file, String digest, long bytes) {}

  Optional<Whole> whole(ImageIdentity image) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    String start = name(image) + "-";
    try (var files = Files.list(folder)) {
      Optional<Path> found =
          files
              .filter(file -> file.getFileName().toString().startsWith(start))
              .filter(file -> file.toString().endsWith(".tar"))
              .findFirst();
      return found.map(file -> whole(file, start));
    }
  }

  private static Whole whole(Path file, String start) {
    String name = file.getFileName().toString();
    try {
      return new Whole(
          file, name.substring(start.length(), name.length() - ".tar".length()), Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes what the source saves behind what is here of it; the counter is told the whole length.
   * Two nodes may wait for the same archive: whoever comes second finds it whole.
   *
   * @throws IOException also when somebody else wrote to it meanwhile: then nothing of it is kept
   */
  Whole fetch(ImageIdentity image, Source source, LongConsumer counter) throws IOException {
    ReentrantLock turn = fetching.computeIfAbsent(name(image), _ -> new ReentrantLock());
    turn.lock();
    try {
      Optional<Whole> here = whole(image);
      return here.isPresent() ? here.get() : fetchNow(image, source, counter);
    } finally {
      turn.unlock();
    }
  }

  private Whole fetchNow(ImageIdentity image, Source source, LongConsumer counter)
      throws IOException {
    Files.createDirectories(folder);
    Path part = folder.resolve(name(image) + ".part");
    MessageDigest sum = Sha256.digest();
    try (var out = new Behind(part, sum, counter)) {
      source.save(out);
      out.end();
    }
    String digest = HexFormat.of().formatHex(sum.digest());
    if (!digest.equals(digest(part))) {
      Files.deleteIfExists(part);
      throw new IOException("what was fetched is not what was written; it is fetched again");
    }
    Path file = folder.resolve(name(image) + "-" + digest + ".tar");
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    return new Whole(file, digest, Files.size(file));
  }

  private static String digest(Path file) throws IOException {
    MessageDigest sum = Sha256.digest();
    try (var in = Files.newInputStream(file)) {
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sum));
    }
    return HexFormat.of().formatHex(sum.digest());
  }

  InputStream read(Whole whole) throws IOException {
    return Files.newInputStream(whole.file());
  }

  /** How much of it is here, whole or not. */
  long bytes(ImageIdentity image) throws IOException {
    Path part = folder.resolve(name(image) + ".part");
    return Files.exists(part) ? Files.size(part) : 0;
  }

  void forget(ImageIdentity image) throws IOException {
    Optional<Whole> whole = whole(image);
    if (whole.isPresent()) {
      Files.deleteIfExists(whole.get().file());
    }
    Files.deleteIfExists(folder.resolve(name(image) + ".part"));
  }

  private static String name(ImageIdentity image) {
    return image.id().replaceFirst("^sha256:", "").replaceAll("[^0-9a-f]", "");
  }

  /** Writes an archive into the stream. */
  interface Source {
    void save(OutputStream archive);
  }

  /** Compares with what is there already, and writes from where that ends or differs. */
  private static final class Behind extends OutputStream {
    private final Path part;
    private final MessageDigest sum;
    private final LongConsumer counter;
    private final InputStream known;
    private long bytes;
    private long told = System.nanoTime();
    private OutputStream out = OutputStream.nullOutputStream();
    private boolean behind;

    Behind(Path part, MessageDigest sum, LongConsumer counter) throws IOException {
      this.part = part;
      this.sum = sum;
      this.counter = counter;
      if (!Files.exists(part)) {
        Files.createFile(part);
      }
      this.known = Files.newInputStream(part);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] piece, int offset, int length) throws IOException {
      for (int at = 0; at < length; at += PIECE) {
        piece(piece, offset + at, Math.min(PIECE, length - at));
      }
    }

    private void piece(byte[] piece, int offset, int length) throws IOException {
      int same = behind ? 0 : same(piece, offset, length);
      if (same < length) {
        begin(same);
        out.write(piece, offset + same, length - same);
      }
      sum.update(piece, offset, length);
      bytes += length;
      long now = System.nanoTime();
      if (now - told >= STEP) {
        told = now;
        counter.accept(bytes);
      }
    }

    /** How many of the bytes are there already, as they are. */
    private int same(byte[] piece, int offset, int length) throws IOException {
      byte[] there = known.readNBytes(length);
      int differs = Arrays.mismatch(there, 0, there.length, piece, offset, offset + length);
      return differs < 0 ? length : differs;
    }

    private void begin(int same) throws IOException {
      if (!behind) {
        behind = true;
        truncate(bytes + same);
        out = Files.newOutputStream(part, StandardOpenOption.APPEND);
      }
    }

    private void truncate(long length) throws IOException {
      try (var channel = java.nio.channels.FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.truncate(length);
      }
    }

    /** The stream was whole: what is behind it in the file belongs to another. */
    void end() throws IOException {
      if (!behind) {
        truncate(bytes);
      }
      counter.accept(bytes);
    }

    @Override
    public void close() throws IOException {
      known.close();
      out.close();
    }
  }
}
