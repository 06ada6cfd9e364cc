package dev.rowhouse.portal.people;

import dev.rowhouse.marketplace.UserId;
import dev.rowhouse.marketplace.account.Invitations;
import dev.rowhouse.marketplace.account.LastOwner;
import dev.rowhouse.marketplace.account.Member;
import dev.rowhouse.marketplace.account.Members;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.account.Role;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.letter.Letter;
import dev.rowhouse.provisioner.letter.Letters;
import dev.rowhouse.provisioner.letter.Notice;
import dev.rowhouse.provisioner.letter.Sender;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Members and open invitations. Only owners touch owners. */
@Controller
class PeoplePage {
  private final Members members;
  private final Invitations invitations;
  private final Letters letters;
  private final String baseUrl;

  PeoplePage(
      Members members,
      Invitations invitations,
      Letters letters,
      @Value("${rowhouse.base-url}") String baseUrl) {
    this.letters = letters;
    this.members = members;
    this.invitations = invitations;
    this.baseUrl = baseUrl;
  }

  @GetMapping("/people")
  @Needs(Permission.LOOK)
  String list(Viewer viewer, Model model) {
    model.addAttribute("members", members.of(viewer.organization()));
    model.addAttribute("invitations", invitations.of(viewer.organization()));
    model.addAttribute("roles", rolesFor(viewer));
    model.addAttribute("sends", letters.areSent());
    if (!model.containsAttribute("form")) {
      model.addAttribute("form", new InviteForm("", Role.DEVELOPER));
    }
    return "people/list";
  }

  @PostMapping("/people/invite")
  @Recent("invite somebody")
  @Needs(Permission.PEOPLE)
  String invite(
      Viewer viewer,
      @Valid @ModelAttribute("form") InviteForm form,
      BindingResult problems,
      Model model) {
    if (!problems.hasErrors()) {
      Role role = Objects.requireNonNull(form.role());
      check(viewer, role);
      String token =
          invitations.invite(viewer.organization(), role, form.email(), viewer.user().id());
      pass(viewer, form.email().strip(), baseUrl + "/join/" + token, model);
      model.addAttribute("form", new InviteForm("", role));
    }
    return list(viewer, model);
  }

  /** By letter, or where none are sent by whoever invites. */
  private void pass(Viewer viewer, String email, String link, Model model) {
    if (!letters.areSent()) {
      model.addAttribute("link", link);
      model.addAttribute("linkFor", email);
      return;
    }
    String subject = "You are invited to " + viewer.place().organizationName();
    String words =
        viewer.user().name()
            + " invites you to "
            + viewer.place().organizationName()
            + ". The link works once, for seven days, for this address.";
    letters.write(
        new Letter(
            null,
            email,
            Sender.house(baseUrl),
            Notice.of(subject, words, link),
            Invitations.VALID));
    model.addAttribute("said", "The invitation to " + email + " is on its way.");
  }

  @PostMapping("/people/invitations/{handle}/withdraw")
  @Needs(Permission.PEOPLE)
  String withdraw(Viewer viewer, @PathVariable String handle, RedirectAttributes next) {
    if (!invitations.withdraw(viewer.organization(), handle)) {
      throw NotHere.thing("invitation");
    }
    next.addFlashAttribute("said", "The invitation is withdrawn; its link opens nothing.");
    return "redirect:/people";
  }

  @PostMapping("/people/{user}/role")
  @Recent("change a role")
  @Needs(Permission.PEOPLE)
  String change(
      Viewer viewer, @PathVariable UserId user, @RequestParam Role role, RedirectAttributes next) {
    Member member = member(viewer, user);
    check(viewer, role);
    try {
      members.change(viewer.organization(), user, role);
      next.addFlashAttribute("said", member.user().name() + " is " + role.word() + " now.");
    } catch (LastOwner e) {
      next.addFlashAttribute("wrong", e.getMessage());
    }
    return "redirect:/people";
  }

  @PostMapping("/people/{user}/remove")
  @Recent("remove somebody")
  @Needs(Permission.PEOPLE)
  String remove(Viewer viewer, @PathVariable UserId user, RedirectAttributes next) {
    Member member = member(viewer, user);
    try {
      members.remove(viewer.organization(), user);
      next.addFlashAttribute("said", member.user().name() + " belongs to this no more.");
    } catch (LastOwner e) {
      next.addFlashAttribute("wrong", e.getMessage());
    }
    return "redirect:/people";
  }

  private Member member(Viewer viewer, UserId user) {
    Member member =
        members.of(viewer.organization()).stream()
            .filter(each -> each.user().id().equals(user))
            .findFirst()
            .orElseThrow(() -> NotHere.thing("member"));
    check(viewer, member.role());
    return member;
  }

  private static List<Role> rolesFor(Viewer viewer) {
    return Arrays.stream(Role.values())
        .filter(role -> role != Role.OWNER || viewer.may(Permission.OWN))
        .toList();
  }

  private static void check(Viewer viewer, Role role) {
    if (!rolesFor(viewer).contains(role)) {
      throw new AccessDeniedException("only an owner touches owners");
    }
  }
}
