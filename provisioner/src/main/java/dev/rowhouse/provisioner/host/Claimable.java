package dev.rowhouse.provisioner.host;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.dns.DomainName;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which names may be claimed at all, whoever asks. */
@Component
class Claimable {
  private final List<String> ours;

  Claimable(
      HostSettings settings,
      @Value("${rowhouse.gateway.domain:rowhouse.localhost}") String domain,
      @Value("${rowhouse.base-url}") String portal) {
    var names = new ArrayList<>(settings.reserved());
    names.add(domain);
    String face = URI.create(portal).getHost();
    boolean anyMachines = settings.allowLocalhost() && "localhost".equals(face);
    if (face != null && !anyMachines) {
      names.add(face);
    }
    this.ours = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * @throws Rejected naming {@code domain}
   */
  DomainName accept(String typed) {
    DomainName domain = DomainName.parse("domain", typed);
    if (domain.isPublicSuffix()) {
      throw new Rejected("domain", "everybody registers names below this one; it is nobody's own");
    }
    // Also what one of ours stands below: a product host there would cover it.
    if (ours.stream().anyMatch(our -> domain.isWithin(our) || our.endsWith("." + domain.value()))) {
      throw new Rejected("domain", "this name belongs to the installation itself");
    }
    return domain;
  }
}
