package dev.rowhouse.adminui.organization;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.adminui.audit.Lines;
import dev.rowhouse.adminui.layout.Submission;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.account.Organization;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Suspending;
import jakarta.servlet.http.HttpServletRequest;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeping an organization from changing anything, and letting it go on. */
@Controller
class OrganizationForms {
  private final Organizations organizations;
  private final Suspending suspending;
  private final Acting acting;

  OrganizationForms(Organizations organizations, Suspending suspending, Acting acting) {
    this.organizations = organizations;
    this.suspending = suspending;
    this.acting = acting;
  }

  @PostMapping("/organizations/{id}/suspend")
  String suspend(
      @PathVariable OrganizationId id,
      @RequestParam(defaultValue = "") String tenants,
      @RequestParam String reason,
      @RequestParam String confirm,
      HttpServletRequest request,
      RedirectAttributes next) {
    return act(
        new Submission(request, next),
        id,
        "organization.suspend",
        reason,
        "Its members may only look from now on.",
        () -> {
          Rejected.unless(
              tenants.equals("stop") || tenants.equals("go"), "tenants", "say what tenants do");
          Submission.confirm(confirm, get(id).name());
          suspending.suspend(id, tenants.equals("stop"), reason, acting.actor().id());
        });
  }

  @PostMapping("/organizations/{id}/resume")
  String resume(
      @PathVariable OrganizationId id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return act(
        new Submission(request, next),
        id,
        "organization.resume",
        reason,
        "It goes on as before.",
        () -> suspending.resume(id, reason, acting.actor().id()));
  }

  private String act(
      Submission submission,
      OrganizationId id,
      String verb,
      String reason,
      String said,
      Runnable change) {
    Deed deed = Deed.of(verb, id.value(), get(id).name()).in(id.value());
    return submission.then(
        "/organizations/" + id.value(),
        said,
        () -> acting.act(deed.because(Submission.reason(reason)), () -> words(id), change));
  }

  private String words(OrganizationId id) {
    return get(id)
        .suspension()
        .map(each -> Lines.of("suspended", "yes", "tenants stopped", each.tenantsStopped()))
        .orElse(Lines.of("suspended", "no"));
  }

  private Organization get(OrganizationId id) {
    return organizations
        .find(id)
        .orElseThrow(() -> new NoSuchElementException("no such organization"));
  }
}
