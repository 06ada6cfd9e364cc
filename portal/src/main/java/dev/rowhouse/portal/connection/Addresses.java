package dev.rowhouse.portal.connection;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.gateway.Links;
import dev.rowhouse.provisioner.host.Hosts;
import dev.rowhouse.provisioner.tenant.House;
import dev.rowhouse.provisioner.tenant.Housed;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the people of a tenant find its house. */
@Component
public class Addresses {
  private final Links links;
  private final Hosts hosts;

  Addresses(Links links, Hosts hosts) {
    this.links = links;
    this.hosts = hosts;
  }

  /**
   * By the name that they know: the tenant's own, the product's, or the installation's; without a
   * path. Empty while there is no house.
   */
  public Optional<String> of(OrganizationId owner, Housed housed) {
    House house = housed.house();
    if (house == null || house.host() == null) {
      return Optional.empty();
    }
    List<String> names = hosts.names(owner, housed.tenant(), house.host());
    return Optional.of(names.isEmpty() ? links.url(house.host()) : links.urlOf(names.getFirst()));
  }
}
