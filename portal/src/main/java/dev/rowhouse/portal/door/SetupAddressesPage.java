package dev.rowhouse.portal.door;

import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.EmailDomainId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.connection.EmailDomains;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Setup;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a company says, and proves, whose addresses its people have. */
@Controller
@ForAnyone
class SetupAddressesPage {
  private static final String ANCHOR = "#addresses";

  private final Threshold threshold;
  private final SetupLinks links;
  private final EmailDomains domains;

  SetupAddressesPage(Threshold threshold, SetupLinks links, EmailDomains domains) {
    this.threshold = threshold;
    this.links = links;
    this.domains = domains;
  }

  @PostMapping("/.door/setup/{token}/addresses")
  String claim(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String domain,
      Model model) {
    Porch porch = threshold.porch(request);
    Setup setup = links.setup(porch, token);
    if (setup.connection() == null) {
      throw new Impasse(422, "Connect the sign-in first; its people are led there.", "");
    }
    try {
      domains.claim(setup, domain);
      return links.back(porch, token) + ANCHOR;
    } catch (Rejected e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("domainWrong", Refusals.sentence(String.valueOf(e.getMessage())));
      model.addAttribute("domainTyped", domain);
      model.addAttribute("form", SetupForm.of(setup.connection(), false));
      links.show(porch, setup, token, model);
      return "door/setup";
    }
  }

  /** Takes as long as the DNS does. */
  @PostMapping("/.door/setup/{token}/addresses/{domain}/check")
  String check(
      HttpServletRequest request, @PathVariable String token, @PathVariable EmailDomainId domain) {
    Porch porch = threshold.porch(request);
    domains.check(links.setup(porch, token), domain);
    return links.back(porch, token) + ANCHOR;
  }

  @PostMapping("/.door/setup/{token}/addresses/{domain}/remove")
  String remove(
      HttpServletRequest request, @PathVariable String token, @PathVariable EmailDomainId domain) {
    Porch porch = threshold.porch(request);
    domains.giveUp(links.setup(porch, token), domain);
    return links.back(porch, token) + ANCHOR;
  }
}
