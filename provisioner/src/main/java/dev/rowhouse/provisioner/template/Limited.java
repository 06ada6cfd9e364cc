package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.Rejected;
import java.io.InputStream;

/** Refuses to be read further than its limit. */
final class Limited extends Watched {
  private final long most;
  private long bytes;

  Limited(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  void heard(int count) {
    bytes += count;
    if (bytes > most) {
      throw tooLarge(most);
    }
  }

  static Rejected tooLarge(long most) {
    return new Rejected("archive", "may have %d MiB at most".formatted(most >> 20));
  }
}
