package dev.rowhouse.provisioner;

/** Who may open a project's container URLs. */
public enum Access {
  PUBLIC,
  CLAIM_ONLY
}
