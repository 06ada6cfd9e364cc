package dev.rowhouse.portal.member;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.passkey.MembersKey;
import dev.rowhouse.portal.passkey.MembersKeys;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.letter.Letters;
import dev.rowhouse.provisioner.member.Invited;
import dev.rowhouse.provisioner.member.Member;
import dev.rowhouse.provisioner.member.Members;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The members of one tenant: invited, changed, removed. */
@Controller
class MembersPage {
  private final Tenants tenants;
  private final Members members;
  private final MembersKeys keys;
  private final Letters letters;

  MembersPage(Tenants tenants, Members members, MembersKeys keys, Letters letters) {
    this.tenants = tenants;
    this.members = members;
    this.keys = keys;
    this.letters = letters;
  }

  @GetMapping("/tenants/{id}/members")
  @Needs(Permission.LOOK)
  String list(Viewer viewer, @PathVariable TenantId id, Model model) {
    model.addAttribute("form", MemberForm.EMPTY);
    return show(viewer, id, model);
  }

  /** Where no letters are sent, the link is in this one answer only. */
  @PostMapping("/tenants/{id}/members")
  @Needs(Permission.OPERATE)
  String invite(
      Viewer viewer,
      @PathVariable TenantId id,
      @ModelAttribute("form") MemberForm form,
      BindingResult problems,
      Model model) {
    try {
      tell(members.invite(viewer.organization(), id, form.read()), model);
      model.addAttribute("form", MemberForm.EMPTY);
    } catch (Rejected e) {
      Refusals.add(problems, e);
    }
    return show(viewer, id, model);
  }

  @PostMapping("/tenants/{id}/members/{member}/resend")
  @Needs(Permission.OPERATE)
  String resend(
      Viewer viewer, @PathVariable TenantId id, @PathVariable PersonId member, Model model) {
    tell(members.resend(viewer.organization(), id, member), model);
    return list(viewer, id, model);
  }

  @PostMapping("/tenants/{id}/members/{member}/role")
  @Needs(Permission.OPERATE)
  String role(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable PersonId member,
      @RequestParam String role,
      RedirectAttributes next) {
    Member before = members.get(viewer.organization(), id, member);
    Member now = members.change(viewer.organization(), id, member, role, before.breakGlass());
    next.addFlashAttribute(
        "said", now.shown() + " is " + now.role() + " from the next sign-in on.");
    return back(id);
  }

  @PostMapping("/tenants/{id}/members/{member}/break-glass")
  @Recent("change who comes past a provider")
  @Needs(Permission.OPERATE)
  String breakGlass(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable PersonId member,
      @RequestParam boolean on,
      RedirectAttributes next) {
    Member before = members.get(viewer.organization(), id, member);
    members.change(viewer.organization(), id, member, before.role(), on);
    next.addFlashAttribute(
        "said",
        before.shown()
            + (on
                ? " comes in by a link also where the provider is to be used."
                : " has to use the provider where everybody has to."));
    return back(id);
  }

  @PostMapping("/tenants/{id}/members/{member}/remove")
  @Needs(Permission.OPERATE)
  String remove(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable PersonId member,
      RedirectAttributes next) {
    Member gone = members.get(viewer.organization(), id, member);
    members.remove(viewer.organization(), id, member);
    next.addFlashAttribute("said", gone.shown() + " is out, and no link of theirs works any more.");
    return back(id);
  }

  /** Of a device that got lost; who is inside by it stays inside. */
  @PostMapping("/tenants/{id}/members/{member}/passkeys/{key}/remove")
  @Needs(Permission.OPERATE)
  String removeKey(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable PersonId member,
      @PathVariable String key,
      RedirectAttributes next) {
    Member whose = members.get(viewer.organization(), id, member);
    MembersKey gone =
        keys.remove(member, key).orElseThrow(() -> new NoSuchElementException("no such passkey"));
    next.addFlashAttribute(
        "said",
        "“" + gone.name() + "” signs " + whose.shown() + " in no more; links to them still do.");
    return back(id);
  }

  private static void tell(Invited invited, Model model) {
    if (invited.link() == null) {
      model.addAttribute(
          "said", "The invitation to " + invited.member().email() + " is on its way.");
    } else {
      model.addAttribute("link", invited.link());
      model.addAttribute("linkFor", invited.member().email());
    }
  }

  private String show(Viewer viewer, TenantId id, Model model) {
    model.addAttribute("tenant", tenants.get(viewer.organization(), id).tenant());
    List<Member> all = members.list(viewer.organization(), id);
    model.addAttribute("members", all);
    model.addAttribute("keys", keys.of(all.stream().map(Member::id).toList()));
    model.addAttribute("sends", letters.areSent());
    return "member/list";
  }

  private static String back(TenantId id) {
    return "redirect:/tenants/" + id.value() + "/members";
  }
}
