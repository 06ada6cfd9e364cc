package dev.rowhouse.provisioner.dns;

/** Asks the DNS for texts. */
@FunctionalInterface
public interface TxtRecords {
  /**
   * As it is now, or was when the answering server last looked; takes as long as the settings allow
   * and throws nothing.
   *
   * @param name without a dot at the end
   */
  Finding of(String name);
}
