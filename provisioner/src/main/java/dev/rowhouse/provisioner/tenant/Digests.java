package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.provisioner.ProjectId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stays of a subscription's name once its tenant is forgotten: enough to know it again. */
final class Digests {
  private Digests() {}

  static String of(ProjectId project, String subscription) {
    String text = project.value() + "\n" + subscription;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
