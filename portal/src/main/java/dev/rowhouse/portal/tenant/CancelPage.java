package dev.rowhouse.portal.tenant;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Typed;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.Tenant;
import dev.rowhouse.provisioner.tenant.Tenants;
import dev.rowhouse.provisioner.tenant.Tending;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Canceling a tenant ends in an erasure, so it is typed to confirm. */
@Controller
class CancelPage {
  private final Tenants tenants;
  private final Tending tending;
  private final Projects projects;

  CancelPage(Tenants tenants, Tending tending, Projects projects) {
    this.tenants = tenants;
    this.tending = tending;
    this.projects = projects;
  }

  @GetMapping("/tenants/{id}/cancel")
  @Needs(Permission.OPERATE)
  String ask(Viewer viewer, @PathVariable TenantId id, Model model) {
    Tenant tenant = tenants.get(viewer.organization(), id).tenant();
    model.addAttribute("tenant", tenant);
    model.addAttribute(
        "days", projects.get(viewer.organization(), tenant.project()).settings().retentionDays());
    return "tenant/cancel";
  }

  @PostMapping("/tenants/{id}/cancel")
  @Needs(Permission.OPERATE)
  String cancel(
      Viewer viewer,
      @PathVariable TenantId id,
      @RequestParam String typed,
      Model model,
      RedirectAttributes next) {
    Tenant tenant = tenants.get(viewer.organization(), id).tenant();
    if (!Typed.isName(typed, tenant.name(), model)) {
      return ask(viewer, id, model);
    }
    tending.cancel(viewer.organization(), id, viewer.cause("canceled by hand"));
    next.addFlashAttribute("said", tenant.name() + " is canceled.");
    return "redirect:/tenants/" + id.value();
  }
}
