package dev.rowhouse.provisioner.docker;

import dev.rowhouse.db.secret.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;

/** Carries a volume's content from one node to another, through this process, as it comes. */
public final class Ferry {
  /** Large: each time it is full or empty one side waits for the other to be scheduled. */
  private static final int BUFFER = 1 << 22;

  private Ferry() {}

  /**
   * The target volume must be there, and empty.
   *
   * @param told the bytes so far, now and then
   * @throws EngineUnreachable when either side is lost on the way; what arrived is then worthless
   */
  public static void carry(Disk from, String volume, Disk to, String target, LongConsumer told) {
    MessageDigest left = Sha256.digest();
    MessageDigest arrived = Sha256.digest();
    try (var pipe = new PipedInputStream(BUFFER)) {
      var out = new PipedOutputStream(pipe);
      var sending = new FutureTask<>(() -> send(from, volume, out, left));
      Thread.ofVirtual().name("ferry-" + volume).start(sending);
      var in = new Counted(new DigestInputStream(pipe, arrived), told);
      to.importVolume(target, in);
      in.transferTo(OutputStream.nullOutputStream()); // what follows the archive's end
      sent(sending);
      told.accept(in.bytes);
    } catch (IOException e) {
      throw new EngineUnreachable("the way between the nodes broke: " + e.getMessage(), e);
    }
    if (!MessageDigest.isEqual(left.digest(), arrived.digest())) {
      throw new EngineUnreachable(
          "what arrived is not what was sent", new IllegalStateException(volume));
    }
  }

  /** As it is, and as it has to be: its layers are compared by their digests. */
  public static void carryImage(Disk from, String image, Disk to, LongConsumer told) {
    try (var pipe = new PipedInputStream(BUFFER)) {
      var out = new PipedOutputStream(pipe);
      var sending = new FutureTask<>(() -> save(from, image, out));
      Thread.ofVirtual().name("ferry-" + image).start(sending);
      var in = new Counted(pipe, told);
      String _ = to.load(in);
      in.transferTo(OutputStream.nullOutputStream());
      sent(sending);
      told.accept(in.bytes);
    } catch (IOException e) {
      throw new EngineUnreachable("the way between the nodes broke: " + e.getMessage(), e);
    }
    same(from, to, image);
  }

  /**
   * @throws EngineUnreachable when the two nodes have not the same image of this name
   */
  public static void same(Disk from, Disk to, String image) {
    var sent = from.identity(image);
    if (sent.isEmpty() || !to.identity(image).map(sent.get()::isSameAs).orElse(false)) {
      throw new EngineUnreachable(
          "the image that arrived is not the one that was sent", new IllegalStateException(image));
    }
  }

  private static boolean save(Disk from, String image, PipedOutputStream out) throws IOException {
    try (out) {
      from.save(image, out);
      return true;
    }
  }

  private static boolean send(Disk from, String volume, PipedOutputStream out, MessageDigest sum)
      throws IOException {
    try (var digested = new DigestOutputStream(out, sum)) {
      from.exportVolume(volume, digested);
      return true;
    }
  }

  private static void sent(FutureTask<Boolean> sending) {
    try {
      boolean _ = sending.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw Connection.translate(cause == null ? e : cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineUnreachable("interrupted", e);
    }
  }

  private static final class Counted extends FilterInputStream {
    /** In nanoseconds: who is told may write it down, and a commit for each megabyte takes long. */
    private static final long STEP = 500_000_000;

    private final LongConsumer told;
    private long bytes;
    private long next = System.nanoTime() + STEP;

    Counted(InputStream in, LongConsumer told) {
      super(in);
      this.told = told;
    }

    /** Whoever takes it in may close it before its end; what is left is to be read all the same. */
    @Override
    public void close() {}

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int more) {
      bytes += more;
      long now = System.nanoTime();
      if (now - next >= 0) {
        next = now + STEP;
        told.accept(bytes);
      }
    }
  }
}
