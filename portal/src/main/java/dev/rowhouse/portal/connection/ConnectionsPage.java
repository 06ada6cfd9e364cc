package dev.rowhouse.portal.connection;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.connection.Setups;
import dev.rowhouse.provisioner.tenant.Tenants;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The identity providers of one tenant, and a new one. */
@Controller
class ConnectionsPage {
  private final Tenants tenants;
  private final Connections connections;
  private final Setups setups;
  private final SetupLinks links;

  ConnectionsPage(Tenants tenants, Connections connections, Setups setups, SetupLinks links) {
    this.tenants = tenants;
    this.connections = connections;
    this.setups = setups;
    this.links = links;
  }

  @GetMapping("/tenants/{id}/sign-in")
  @Needs(Permission.LOOK)
  String list(Viewer viewer, @PathVariable TenantId id, Model model) {
    show(viewer, id, model);
    model.addAttribute("connections", connections.list(viewer.organization(), id));
    return "connection/list";
  }

  @GetMapping("/tenants/{id}/sign-in/new")
  @Needs(Permission.OPERATE)
  String form(
      Viewer viewer,
      @PathVariable TenantId id,
      @RequestParam(defaultValue = "") String by,
      Model model) {
    show(viewer, id, model);
    boolean ldap = by.equals("ldap");
    model.addAttribute("form", ldap ? ConnectionForm.EMPTY_LDAP : ConnectionForm.EMPTY);
    return "connection/new";
  }

  @PostMapping("/tenants/{id}/sign-in/new")
  @Recent("connect a provider")
  @Needs(Permission.OPERATE)
  String create(
      Viewer viewer,
      @PathVariable TenantId id,
      @ModelAttribute("form") ConnectionForm form,
      BindingResult problems,
      Model model) {
    show(viewer, id, model);
    if (problems.hasErrors()) {
      return "connection/new";
    }
    try {
      Connection made =
          connections.create(viewer.organization(), id, form.read(), form.newSecret());
      return "redirect:/tenants/" + id.value() + "/sign-in/" + made.id().value();
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "connection/new";
    }
  }

  /** The link is in this one answer only. */
  @PostMapping("/tenants/{id}/sign-in/setup")
  @Recent("make a link by which a company connects its provider")
  @Needs(Permission.OPERATE)
  String setup(Viewer viewer, @PathVariable TenantId id, Model model) {
    String before = links.before(viewer, id);
    model.addAttribute("link", before + setups.open(viewer.organization(), id));
    return list(viewer, id, model);
  }

  @PostMapping("/tenants/{id}/sign-in/setup/end")
  @Needs(Permission.OPERATE)
  String endSetup(Viewer viewer, @PathVariable TenantId id, RedirectAttributes next) {
    setups.closeAll(viewer.organization(), id);
    next.addFlashAttribute("said", "Every setup link of this tenant is over.");
    return "redirect:/tenants/" + id.value() + "/sign-in";
  }

  private void show(Viewer viewer, TenantId id, Model model) {
    model.addAttribute("tenant", tenants.get(viewer.organization(), id).tenant());
  }
}
