package dev.rowhouse.portal.tenant;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.HostId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.gateway.Links;
import dev.rowhouse.provisioner.host.Host;
import dev.rowhouse.provisioner.host.Hosts;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The domains of one tenant. */
@Controller
class DomainsPage {
  private final Tenants tenants;
  private final Hosts hosts;
  private final Links links;

  DomainsPage(Tenants tenants, Hosts hosts, Links links) {
    this.tenants = tenants;
    this.hosts = hosts;
    this.links = links;
  }

  record Form(@Nullable String domain) {}

  @GetMapping("/tenants/{id}/domains")
  @Needs(Permission.LOOK)
  String page(Viewer viewer, @PathVariable TenantId id, Model model) {
    model.addAttribute("form", new Form(""));
    return show(viewer, id, model);
  }

  @PostMapping("/tenants/{id}/domains")
  @Needs(Permission.OPERATE)
  String claim(
      Viewer viewer,
      @PathVariable TenantId id,
      @ModelAttribute("form") Form form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    try {
      hosts.claim(viewer.organization(), id, Objects.requireNonNullElse(form.domain(), ""));
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return show(viewer, id, model);
    }
    next.addFlashAttribute("said", "Now publish its record; it is looked for every minute.");
    return back(id);
  }

  @PostMapping("/tenants/{id}/domains/{host}/check")
  @Needs(Permission.OPERATE)
  String check(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable HostId host,
      RedirectAttributes next) {
    Host found = hosts.check(viewer.organization(), ours(viewer, id, host).id());
    next.addFlashAttribute(
        "said",
        found.problem() == null
            ? found.shown() + " is proved."
            : found.shown() + ": " + found.problem());
    return back(id);
  }

  @PostMapping("/tenants/{id}/domains/{host}/remove")
  @Needs(Permission.OPERATE)
  String remove(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable HostId host,
      RedirectAttributes next) {
    Host claim = ours(viewer, id, host);
    hosts.remove(viewer.organization(), claim.id());
    next.addFlashAttribute("said", claim.shown() + " leads nowhere any more.");
    return back(id);
  }

  private Host ours(Viewer viewer, TenantId tenant, HostId id) {
    return hosts
        .find(viewer.organization(), id)
        .filter(host -> tenant.equals(host.tenant()))
        .orElseThrow(() -> NotHere.thing("domain"));
  }

  private String show(Viewer viewer, TenantId id, Model model) {
    var housed = tenants.get(viewer.organization(), id);
    model.addAttribute("tenant", housed.tenant());
    model.addAttribute("at", "/tenants/" + id.value() + "/domains");
    model.addAttribute("hosts", hosts.of(viewer.organization(), id));
    var house = housed.house();
    if (house != null && house.host() != null) {
      model.addAttribute("home", links.name(house.host()));
    }
    return "tenant/domains";
  }

  private static String back(TenantId id) {
    return "redirect:/tenants/" + id.value() + "/domains";
  }
}
