package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.provisioner.ProjectId;

/** What stays of a subscription's name once its tenant is forgotten: enough to know it again. */
final class Digests {
  private Digests() {}

  static String of(ProjectId project, String subscription) {
    return "sha256:" + Sha256.hex(project.value() + "\n" + subscription);
  }
}
