package dev.rowhouse.provisioner.node;

import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.provisioner.docker.DockerHost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to attach a Docker host.
 *
 * @param name unique in the organization, 1 to 63 characters
 * @param tls for tcp addresses
 * @param subnet4 IPv4 block for tenants that nothing else uses, /28 or wider, for example {@code
 *     10.20.0.0/16}
 * @param subnet6 IPv6 block for tenants, /64 or wider; null for none
 * @param gateways addresses from which gateways reach the tenants, as the node sees them; empty
 *     when the gateway runs on the node itself
 * @param dataDir folder on the node's btrfs for data volumes; null to leave them to Docker
 * @param region lower case letters, digits and dashes; empty: unknown
 * @param server what it is on the market; null when it is not
 * @param rental by which the organization has it; null when it is its own
 */
public record NewNode(
    String name,
    String docker,
    DockerHost.@Nullable Tls tls,
    String subnet4,
    @Nullable String subnet6,
    List<String> gateways,
    @Nullable String dataDir,
    String region,
    @Nullable ServerId server,
    @Nullable RentalId rental) {

  /** The organization's own, somewhere. */
  public NewNode(
      String name,
      String docker,
      DockerHost.@Nullable Tls tls,
      String subnet4,
      @Nullable String subnet6,
      List<String> gateways,
      @Nullable String dataDir) {
    this(name, docker, tls, subnet4, subnet6, gateways, dataDir, "", null, null);
  }

  /** The same, in a region. */
  public NewNode in(String there) {
    return new NewNode(
        name, docker, tls, subnet4, subnet6, gateways, dataDir, there, server, rental);
  }
}
