package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.UploadId;

/** What a template is made from. */
public sealed interface Source {
  /** An image that is on the node. */
  record Image(String reference) implements Source {}

  /** An archive that was sent to us. */
  record Upload(UploadId id) implements Source {}

  /** Any container of the project, its filesystem, data and settings included. */
  record Copy(ContainerId container) implements Source {}
}
