package dev.rowhouse.portal.people;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.signin.Choice;
import dev.rowhouse.portal.signin.Linking;
import dev.rowhouse.portal.signin.Links;
import dev.rowhouse.portal.signin.Providers;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds further ways in to one's own account, and takes them away. */
@Controller
class LinksPage {
  private final Links links;
  private final Linking linking;
  private final Providers providers;

  LinksPage(Links links, Linking linking, Providers providers) {
    this.links = links;
    this.linking = linking;
    this.providers = providers;
  }

  @PostMapping("/you/links/{provider}")
  @Needs(Permission.LOOK)
  @Recent("add a way to sign in")
  String add(
      Viewer viewer, @PathVariable String provider, Authentication before, HttpSession session) {
    Choice choice =
        providers.choices().stream()
            .filter(each -> each.id().equals(provider))
            .findFirst()
            .orElseThrow(() -> NotHere.thing("provider"));
    linking.begin(session, viewer.user().id(), before);
    return "redirect:" + choice.href() + "?again=yes";
  }

  @PostMapping("/you/links/remove")
  @Needs(Permission.LOOK)
  @Recent("remove a way to sign in")
  String remove(
      Viewer viewer,
      @RequestParam String issuer,
      @RequestParam String subject,
      RedirectAttributes next) {
    if (!links.remove(viewer.user().id(), issuer, subject)) {
      throw NotHere.thing("way to sign in");
    }
    next.addFlashAttribute("said", "It signs you in no more.");
    return "redirect:/you";
  }
}
