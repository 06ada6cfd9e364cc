package dev.rowhouse.portal.people;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.identity.LocalAccount;
import dev.rowhouse.portal.identity.LocalAccounts;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.passkey.Answer;
import dev.rowhouse.portal.passkey.Passkeys;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The passkeys of one's account: made, listed, removed. */
@Controller
class PasskeysPage {
  private static final int LONGEST_NAME = 60;

  private final LocalAccounts accounts;
  private final Passkeys passkeys;
  private final Clock clock;

  PasskeysPage(LocalAccounts accounts, Passkeys passkeys, Clock clock) {
    this.accounts = accounts;
    this.passkeys = passkeys;
    this.clock = clock;
  }

  @GetMapping("/you/passkeys")
  @Needs(Permission.LOOK)
  @Recent("see your passkeys")
  String page(Viewer viewer, HttpSession session, Model model) {
    LocalAccount account = account(viewer);
    model.addAttribute("passkeys", passkeys.of(account.id()));
    model.addAttribute(
        "making", passkeys.making(session, account.id(), account.email(), account.name()));
    return "people/passkeys";
  }

  @PostMapping("/you/passkeys")
  @Needs(Permission.LOOK)
  @Recent("make a passkey")
  String add(
      Viewer viewer,
      @RequestParam String name,
      HttpServletRequest request,
      Model model,
      RedirectAttributes next) {
    LocalAccount account = account(viewer);
    Optional<Answer> answer = Answer.of(request, clock.instant());
    String wrong = wrong(account, name.strip(), answer);
    if (!wrong.isEmpty()) {
      model.addAttribute("wrong", wrong);
      model.addAttribute("name", name);
      return page(viewer, request.getSession(), model);
    }
    next.addFlashAttribute("said", "“" + name.strip() + "” signs you in from now on.");
    return "redirect:/you/passkeys";
  }

  @PostMapping("/you/passkeys/{id}/remove")
  @Needs(Permission.LOOK)
  @Recent("remove a passkey")
  String remove(Viewer viewer, @PathVariable String id, RedirectAttributes next) {
    if (!passkeys.remove(account(viewer).id(), id)) {
      throw NotHere.thing("passkey");
    }
    next.addFlashAttribute("said", "It signs nobody in any more. Delete it on its device, too.");
    return "redirect:/you/passkeys";
  }

  /** Empty when it was added. */
  private String wrong(LocalAccount account, String name, Optional<Answer> answer) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return "Give it a name of 1 to 60 characters, so that you know it later.";
    }
    if (answer.isEmpty()) {
      return "Your browser sent no passkey: it needs scripts, and a device that keeps passkeys.";
    }
    return passkeys.add(account.id(), name, answer.get())
        ? ""
        : "The device’s answer was not accepted: the page was open for too long, or it has a"
            + " passkey of yours already. Try again.";
  }

  private LocalAccount account(Viewer viewer) {
    return accounts.of(viewer.user().identity()).orElseThrow(() -> NotHere.thing("password"));
  }
}
