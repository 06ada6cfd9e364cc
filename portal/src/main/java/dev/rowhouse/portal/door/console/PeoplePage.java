package dev.rowhouse.portal.door.console;

import dev.rowhouse.portal.passkey.MembersKeys;
import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.connection.Roster;
import dev.rowhouse.provisioner.console.Admin;
import dev.rowhouse.provisioner.member.Member;
import dev.rowhouse.provisioner.member.Members;
import dev.rowhouse.provisioner.member.NewMember;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who signed in, who is inside, showing somebody out, and members who come in by a link. */
@Controller
@ForAnyone
class PeoplePage {
  private final Reception reception;
  private final Roster roster;
  private final Members members;
  private final MembersKeys keys;
  private final Administering administering;

  PeoplePage(
      Reception reception,
      Roster roster,
      Members members,
      MembersKeys keys,
      Administering administering) {
    this.reception = reception;
    this.roster = roster;
    this.members = members;
    this.keys = keys;
    this.administering = administering;
  }

  @GetMapping("/.door/console/")
  String page(HttpServletRequest request, Model model) {
    Admin admin = reception.admin(request, "people", model);
    model.addAttribute("people", roster.of(admin.builder(), admin.tenant()));
    List<Member> all = members.list(admin.porch());
    model.addAttribute("members", all);
    model.addAttribute("keys", keys.of(all.stream().map(Member::id).toList()));
    return "door/console/people";
  }

  @PostMapping("/.door/console/people/{id}/out")
  String showOut(
      HttpServletRequest request,
      @PathVariable PersonId id,
      @RequestParam(defaultValue = "") String form) {
    Admin admin = reception.admin(request, form);
    administering.showOut(admin, id);
    return reception.at(admin, "");
  }

  /** Without a mail server the link stands on this one answer. */
  @PostMapping("/.door/console/members")
  String invite(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String role,
      Model model) {
    Admin admin = reception.admin(request, form);
    try {
      model.addAttribute("invited", administering.invite(admin, new NewMember(email, name, role)));
    } catch (Rejected e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("wrong", e.field() + ": " + e.getMessage());
      model.addAttribute("typed", new NewMember(email, name, role));
    }
    return page(request, model);
  }

  /** Another link; the one of before works no more. */
  @PostMapping("/.door/console/members/{id}/invite")
  String inviteAgain(
      HttpServletRequest request,
      @PathVariable PersonId id,
      @RequestParam(defaultValue = "") String form,
      Model model) {
    Admin admin = reception.admin(request, form);
    model.addAttribute("invited", administering.inviteAgain(admin, id));
    return page(request, model);
  }

  @PostMapping("/.door/console/members/{id}/remove")
  String remove(
      HttpServletRequest request,
      @PathVariable PersonId id,
      @RequestParam(defaultValue = "") String form) {
    Admin admin = reception.admin(request, form);
    administering.remove(admin, id);
    return reception.at(admin, "");
  }

  /** Of a device that got lost; who is inside by it stays inside. */
  @PostMapping("/.door/console/members/{id}/passkeys/{key}/remove")
  String removeKey(
      HttpServletRequest request,
      @PathVariable PersonId id,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String form) {
    Admin admin = reception.admin(request, form);
    administering.removeKey(admin, id, key);
    return reception.at(admin, "");
  }
}
