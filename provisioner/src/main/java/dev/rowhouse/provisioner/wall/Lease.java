package dev.rowhouse.provisioner.wall;

import dev.rowhouse.provisioner.Address;

/**
 * Where a container stands on its node: the Docker network of its bridge, and its addresses there.
 */
public record Lease(String network, Address address) {}
