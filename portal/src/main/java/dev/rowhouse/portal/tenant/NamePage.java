package dev.rowhouse.portal.tenant;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.tenant.Tenants;
import dev.rowhouse.provisioner.tenant.Tending;
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

/** What the builder calls a tenant; its address stays. */
@Controller
class NamePage {
  private final Tenants tenants;
  private final Tending tending;

  NamePage(Tenants tenants, Tending tending) {
    this.tenants = tenants;
    this.tending = tending;
  }

  record Form(@Nullable String name) {}

  @GetMapping("/tenants/{id}/name")
  @Needs(Permission.OPERATE)
  String ask(Viewer viewer, @PathVariable TenantId id, Model model) {
    var tenant = tenants.get(viewer.organization(), id).tenant();
    model.addAttribute("tenant", tenant);
    model.addAttribute("form", new Form(tenant.name()));
    return "tenant/name";
  }

  @PostMapping("/tenants/{id}/name")
  @Needs(Permission.OPERATE)
  String rename(
      Viewer viewer,
      @PathVariable TenantId id,
      @ModelAttribute("form") Form form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    model.addAttribute("tenant", tenants.get(viewer.organization(), id).tenant());
    try {
      tending.rename(viewer.organization(), id, Objects.requireNonNullElse(form.name(), ""));
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "tenant/name";
    }
    next.addFlashAttribute("said", "The name is saved.");
    return "redirect:/tenants/" + id.value();
  }
}
