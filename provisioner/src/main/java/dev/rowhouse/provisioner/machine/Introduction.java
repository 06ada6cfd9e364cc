package dev.rowhouse.provisioner.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a machine says of itself when it knocks.
 *
 * @param token by which it is let in
 * @param csr PEM of its request for a certificate; its key never leaves it
 * @param fingerprint SHA-256 of its machine-id, in hex
 * @param address {@code tcp://host:port} at which its Docker will answer
 * @param subnet4 for tenants; null to be given one
 * @param subnet6 for tenants; null to be given one, or none without IPv6
 * @param ipv6 whether it has IPv6
 * @param gateways addresses from which gateways come, as it sees them
 * @param dataDir folder on its btrfs for data volumes
 * @param door port at which gateways reach its tenants by mutual TLS; null where they are routed
 */
public record Introduction(
    String token,
    String csr,
    String fingerprint,
    String address,
    @Nullable String subnet4,
    @Nullable String subnet6,
    boolean ipv6,
    List<String> gateways,
    @Nullable String dataDir,
    @Nullable Integer door,
    MachineSpecs specs,
    Benchmark benchmark) {
  @Override
  public String toString() {
    return "Introduction[" + address + "]";
  }
}
