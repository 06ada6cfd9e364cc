package dev.rowhouse.provisioner.wall;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.FirewallRule;
import java.util.List;

/** One node's firewall. A container is started only after {@link #raise} returned. */
public interface Wall {

  /**
   * Puts a container's rules in force, in one atomic change that may be repeated; installs the
   * node's base table first where it is missing (after a reboot), with the rules of all others.
   * Live connections that the new rules forbid are cut.
   *
   * @param port where the gateway may reach the app
   */
  void raise(Address address, int port, List<FirewallRule> rules);

  /** Takes the container's rules and openings away; unknown addresses are no error. */
  void lower(Address address);

  /** Whether the node's base table is in force. */
  boolean stands();
}
