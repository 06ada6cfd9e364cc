package dev.rowhouse.portal.door.console;

import dev.rowhouse.portal.door.Impasse;
import dev.rowhouse.portal.door.Secrets;
import dev.rowhouse.portal.door.Threshold;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.console.Admin;
import dev.rowhouse.provisioner.console.Admins;
import dev.rowhouse.provisioner.member.Insiders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lets a tenant's admins into its console, each time they ask for something. */
@Component
class Reception {
  private final Threshold threshold;
  private final Insiders insiders;
  private final Admins admins;

  Reception(Threshold threshold, Insiders insiders, Admins admins) {
    this.threshold = threshold;
    this.insiders = insiders;
    this.admins = admins;
  }

  /**
   * For a page.
   *
   * @param tab which of the console's pages it is
   * @throws Stranger when they are not signed in here
   * @throws Impasse when there is no console, or they do not administer this tenant
   */
  Admin admin(HttpServletRequest request, String tab, Model model) {
    Porch porch = threshold.porch(request);
    String claim = claim(request, porch);
    Admin admin = admin(request, porch, claim);
    model.addAttribute("porch", porch);
    model.addAttribute("admin", admin);
    model.addAttribute("tab", tab);
    model.addAttribute("form", form(claim));
    return admin;
  }

  /**
   * For what changes something: it was asked on a page of ours. Neighbours under the same domain
   * count as the same site to a browser, and send the cookie along.
   *
   * @param form what the page carried
   */
  Admin admin(HttpServletRequest request, String form) {
    Porch porch = threshold.porch(request);
    String claim = claim(request, porch);
    Admin admin = admin(request, porch, claim);
    if (!Secrets.same(form(claim), form)) {
      throw new Impasse(
          403, "This was not asked on a page of this console. Open it and repeat it there.", "");
    }
    return admin;
  }

  String at(Admin admin, String page) {
    return "redirect:" + threshold.url(admin.porch()) + "/.door/console/" + page;
  }

  private String claim(HttpServletRequest request, Porch porch) {
    if (!porch.brand().offering().hasConsole()) {
      throw Impasse.nothingHere();
    }
    return threshold
        .claim(request)
        .filter(token -> insiders.isInside(porch, token))
        .orElseThrow(() -> new Stranger(threshold.url(porch)));
  }

  private Admin admin(HttpServletRequest request, Porch porch, String claim) {
    return admins
        .of(porch, claim, Objects.requireNonNullElse(request.getRemoteAddr(), ""))
        .orElseThrow(() ->
            new Impasse(
                403,
                "These pages are for who administers this space. If that is you, ask for the role"
                    + " admin at your company’s sign-in, then sign out here and in again.",
                ""));
  }

  /** Known to who holds the claim and to nobody else. */
  private static String form(String claim) {
    return Secrets.hash("console:" + claim);
  }
}
