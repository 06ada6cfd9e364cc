package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.TenantId;
import java.io.OutputStream;

/** A tenant's data to take away. */
public interface Exports {
  /**
   * Writes a gzipped tar: {@code manifest.json}, then each data path's content under {@code
   * data/<path>}. Streams from the node; nothing is stored on the way. In a process that does not
   * reach nodes it goes over the internal channel.
   *
   * @throws java.util.NoSuchElementException when the organization has no such tenant
   * @throws dev.rowhouse.provisioner.Rejected when it has nothing to export
   */
  void write(OrganizationId organization, TenantId tenant, OutputStream archive);
}
