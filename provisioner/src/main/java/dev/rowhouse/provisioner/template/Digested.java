package dev.rowhouse.provisioner.template;

import dev.rowhouse.db.secret.Sha256;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Knows the SHA-256 and the length of what was read through it. */
final class Digested extends Watched {
  private final MessageDigest sum;
  private long bytes;

  Digested(InputStream in) {
    this(in, Sha256.digest());
  }

  private Digested(InputStream in, MessageDigest sum) {
    super(new DigestInputStream(in, sum));
    this.sum = sum;
  }

  @Override
  void heard(int count) {
    bytes += count;
  }

  long bytes() {
    return bytes;
  }

  /** In hex; to be called once, at the end. */
  String digest() {
    return HexFormat.of().formatHex(sum.digest());
  }
}
