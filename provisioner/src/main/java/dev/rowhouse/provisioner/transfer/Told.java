package dev.rowhouse.provisioner.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how far it was read, about twice a second: who is told may write it down. */
final class Told extends FilterInputStream {
  private static final long STEP = 500_000_000;
  private final LongConsumer counter;
  private long bytes;
  private long told = System.nanoTime();

  Told(InputStream in, LongConsumer counter) {
    super(in);
    this.counter = counter;
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
    if (now - told >= STEP) {
      told = now;
      counter.accept(bytes);
    }
  }
}
