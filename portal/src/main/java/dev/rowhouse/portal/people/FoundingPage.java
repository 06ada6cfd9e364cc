package dev.rowhouse.portal.people;

import dev.rowhouse.marketplace.account.Organization;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who owns an organization may start another one: it rents, builds and pays for itself. */
@Controller
class FoundingPage {
  private static final int LONGEST = 100;

  private final Organizations organizations;

  FoundingPage(Organizations organizations) {
    this.organizations = organizations;
  }

  @PostMapping("/organizations")
  @Needs(Permission.OWN)
  String found(
      Viewer viewer, @RequestParam String name, HttpSession session, RedirectAttributes next) {
    String called = name.strip();
    if (called.isEmpty() || called.length() > LONGEST) {
      next.addFlashAttribute("wrong", "Give the organization a name of 1 to 100 characters.");
      return "redirect:/you";
    }
    Organization made = organizations.found(called, viewer.user().id());
    session.setAttribute(Viewer.PLACE, made.id().value());
    next.addFlashAttribute("said", made.name() + " is yours. You are there now.");
    return "redirect:/";
  }
}
