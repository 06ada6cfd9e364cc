package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.TenantId;
import java.io.OutputStream;
import java.util.Optional;

/** A tenant's data to take away. */
public interface Exports {
  /**
   * Writes a gzipped tar: {@code manifest.json}, then each data path's content under {@code
   * data/<path>}. Streams from the node; nothing is stored on the way. In a process that does not
   * reach nodes it goes over the internal channel.
   *
   * @param backup what was kept of it once, instead of what it has now; empty for the latter, or
   *     the newest backup where its node does not answer
   * @throws java.util.NoSuchElementException when the organization has no such tenant, or the
   *     tenant no such backup
   * @throws dev.rowhouse.provisioner.Rejected when it has nothing to export
   */
  void write(
      OrganizationId organization,
      TenantId tenant,
      Optional<BackupId> backup,
      OutputStream archive);

  /** What it has now. */
  default void write(OrganizationId organization, TenantId tenant, OutputStream archive) {
    write(organization, tenant, Optional.empty(), archive);
  }
}
