package dev.rowhouse.portal.tenant;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Typed;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.erasure.Forgetting;
import dev.rowhouse.provisioner.erasure.Receipt;
import dev.rowhouse.provisioner.erasure.Receipts;
import dev.rowhouse.provisioner.tenant.Tenant;
import dev.rowhouse.provisioner.tenant.Tenants;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Forgetting a tenant: what goes, typed to confirm, and the receipt afterwards. */
@Controller
class ErasePage {
  private final Tenants tenants;
  private final Forgetting forgetting;
  private final Receipts receipts;
  private final JsonMapper json;

  ErasePage(Tenants tenants, Forgetting forgetting, Receipts receipts, JsonMapper json) {
    this.tenants = tenants;
    this.forgetting = forgetting;
    this.receipts = receipts;
    this.json = json;
  }

  @GetMapping("/tenants/{id}/erase")
  @Needs(Permission.OPERATE)
  String ask(Viewer viewer, @PathVariable TenantId id, Model model) {
    model.addAttribute("tenant", tenants.get(viewer.organization(), id).tenant());
    return "tenant/erase";
  }

  @PostMapping("/tenants/{id}/erase")
  @Recent("erase a tenant")
  @Needs(Permission.OPERATE)
  String erase(
      Viewer viewer,
      @PathVariable TenantId id,
      @RequestParam String typed,
      Model model,
      RedirectAttributes next) {
    Tenant tenant = tenants.get(viewer.organization(), id).tenant();
    if (!Typed.isName(typed, tenant.name(), model)) {
      return ask(viewer, id, model);
    }
    forgetting.erase(viewer.organization(), id, viewer.cause("erased by hand"));
    next.addFlashAttribute("said", "The tenant is being erased; the receipt follows in moments.");
    return "redirect:/tenants/" + id.value();
  }

  @GetMapping("/receipts/{id}")
  @Needs(Permission.LOOK)
  String receipt(Viewer viewer, @PathVariable TenantId id, Model model) {
    Receipt receipt =
        receipts
            .of(viewer.organization(), id)
            .orElseThrow(
                () -> new NotHere("There is no receipt yet. It is written when all is gone."));
    model.addAttribute("receipt", receipt);
    model.addAttribute("document", json.readTree(receipt.document()));
    model.addAttribute("verdict", receipts.verify(receipt.document()));
    return "tenant/receipt";
  }
}
