package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.claim.Claims;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.gateway.Links;
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

  ClaimPage(Houses houses, Claims claims, Links links) {
    this.houses = houses;
    this.claims = claims;
    this.links = links;
  }

  @PostMapping("/houses/{id}/claim")
  @Needs(Permission.OPERATE)
  String mint(
      Viewer viewer,
      @PathVariable ContainerId id,
      @RequestParam String subject,
      @RequestParam(defaultValue = "") String email,
      Model model) {
    Container house = houses.get(viewer, id);
    var claim = claims.mint(id, subject.strip(), email.strip(), "", List.of(), Claims.LONGEST);
    model.addAttribute("house", house);
    model.addAttribute("back", houses.page(viewer, house));
    model.addAttribute("subject", subject);
    model.addAttribute("until", claim.expiresAt());
    model.addAttribute("link", links.url(house.host()) + "/?rowhouse_claim=" + claim.token());
    return "house/claim";
  }
}
