package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.claim.Bearer;
import dev.rowhouse.provisioner.claim.Claims;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.gateway.Links;
import dev.rowhouse.provisioner.host.Hosts;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A link that opens one house for one person; in this one answer only. */
@Controller
class ClaimPage {
  private final Houses houses;
  private final Claims claims;
  private final Links links;
  private final Hosts hosts;

  ClaimPage(Houses houses, Claims claims, Links links, Hosts hosts) {
    this.hosts = hosts;
    this.houses = houses;
    this.claims = claims;
    this.links = links;
  }

  @PostMapping("/houses/{id}/claim")
  @Recent("make a link that opens a house")
  @Needs(Permission.OPERATE)
  String mint(
      Viewer viewer,
      @PathVariable ContainerId id,
      @RequestParam String subject,
      @RequestParam(defaultValue = "") String email,
      Model model) {
    Container house = houses.get(viewer, id);
    // By the name that its people know: the tenant's own, the product's, or the installation's.
    List<String> names = hosts.names(viewer.organization(), house);
    String host = names.isEmpty() ? "" : names.getFirst();
    String at = host.isEmpty() ? links.url(house.host()) : links.urlOf(host);
    var bearer = new Bearer(subject.strip(), email.strip(), "", List.of());
    var claim = claims.mint(id, host, bearer, Claims.LONGEST);
    model.addAttribute("house", house);
    model.addAttribute("back", houses.page(viewer, house));
    model.addAttribute("subject", subject);
    model.addAttribute("until", claim.expiresAt());
    model.addAttribute("link", at + "/?door_claim=" + claim.token());
    return "house/claim";
  }
}
