package dev.rowhouse.portal.people;

import dev.rowhouse.marketplace.UserId;
import dev.rowhouse.marketplace.account.Closures;
import dev.rowhouse.marketplace.account.LastOwner;
import dev.rowhouse.marketplace.account.Members;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.form.Typed;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.closure.Dissolving;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The organization itself: its name, whose it is, leaving it, and its end. */
@Controller
class OrganizationPage {
  private static final String HERE = "redirect:/organization";
  private static final int LONGEST = 100;

  private final Organizations organizations;
  private final Members members;
  private final Closures closures;
  private final Dissolving dissolving;

  OrganizationPage(
      Organizations organizations, Members members, Closures closures, Dissolving dissolving) {
    this.organizations = organizations;
    this.members = members;
    this.closures = closures;
    this.dissolving = dissolving;
  }

  @GetMapping("/organization")
  @Needs(Permission.LOOK)
  String page(Viewer viewer, Model model) {
    model.addAttribute("name", viewer.place().organizationName());
    model.addAttribute("closure", closures.find(viewer.organization()).orElse(null));
    model.addAttribute(
        "others",
        members.of(viewer.organization()).stream()
            .filter(each -> !each.user().id().equals(viewer.user().id()))
            .toList());
    if (viewer.may(Permission.OWN)) {
      model.addAttribute("hindrances", dissolving.hindrances(viewer.organization()));
      model.addAttribute("goes", dissolving.goes(viewer.organization()));
    }
    return "people/organization";
  }

  @PostMapping("/organization/name")
  @Needs(Permission.OWN)
  String rename(Viewer viewer, @RequestParam String name, RedirectAttributes next) {
    String called = name.strip();
    if (called.isEmpty() || called.length() > LONGEST) {
      next.addFlashAttribute("wrong", "Give the organization a name of 1 to 100 characters.");
      return HERE;
    }
    organizations.rename(viewer.organization(), called);
    next.addFlashAttribute("said", "The organization is called " + called + " now.");
    return HERE;
  }

  @PostMapping("/organization/transfer")
  @Needs(Permission.OWN)
  @Recent("hand the organization over")
  String transfer(Viewer viewer, @RequestParam UserId user, RedirectAttributes next) {
    if (members.handOver(viewer.organization(), viewer.user().id(), user)) {
      next.addFlashAttribute("said", "The organization is theirs. You are an admin of it now.");
    } else {
      next.addFlashAttribute("wrong", "Only an owner hands it over, and only to another member.");
    }
    return HERE;
  }

  /** Whatever one's role is: nobody has to stay. */
  @PostMapping("/organization/leave")
  @Needs(Permission.LOOK)
  @Recent("leave the organization")
  String leave(Viewer viewer, HttpSession session, RedirectAttributes next) {
    try {
      members.remove(viewer.organization(), viewer.user().id());
    } catch (LastOwner e) {
      next.addFlashAttribute("wrong", e.getMessage());
      return HERE;
    }
    session.removeAttribute(Viewer.PLACE);
    next.addFlashAttribute("said", "You left " + viewer.place().organizationName() + ".");
    return "redirect:/";
  }

  @PostMapping("/organization/delete")
  @Needs(Permission.OWN)
  @Recent("delete the organization")
  String delete(Viewer viewer, @RequestParam String typed, Model model, RedirectAttributes next) {
    if (!Typed.isName(typed, viewer.place().organizationName(), model)) {
      return page(viewer, model);
    }
    try {
      dissolving.begin(viewer.organization(), viewer.user());
    } catch (Rejected e) {
      model.addAttribute("typed", typed);
      model.addAttribute("wrong", Refusals.sentence(String.valueOf(e.getMessage())));
      return page(viewer, model);
    }
    next.addFlashAttribute("said", "It is being deleted. This page says how far that is.");
    return HERE;
  }
}
