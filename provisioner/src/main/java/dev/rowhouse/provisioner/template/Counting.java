package dev.rowhouse.provisioner.template;

import java.io.InputStream;

/** Tells how far it was read, at most once a megabyte. */
final class Counting extends Watched {
  private static final long STEP = 1 << 20;

  private final UploadFiles.Counter counter;
  private long bytes;
  private long told;

  Counting(InputStream in, UploadFiles.Counter counter) {
    super(in);
    this.counter = counter;
  }

  @Override
  void heard(int count) {
    bytes += count;
    if (bytes - told >= STEP) {
      told = bytes;
      counter.at(bytes);
    }
  }
}
