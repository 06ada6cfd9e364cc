package dev.rowhouse.portal.people;

import dev.rowhouse.marketplace.account.Closures;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.identity.LocalAccount;
import dev.rowhouse.portal.identity.LocalAccounts;
import dev.rowhouse.portal.identity.Proving;
import dev.rowhouse.portal.identity.SecondFactors;
import dev.rowhouse.portal.identity.TooSoon;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.passkey.Passkeys;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.session.Devices;
import dev.rowhouse.portal.session.SignIns;
import dev.rowhouse.portal.signin.Links;
import dev.rowhouse.portal.signin.Mishap;
import dev.rowhouse.portal.signin.Providers;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account, and where one is. */
@Controller
class YouPage {
  private static final int SHOWN = 20;

  private final LocalAccounts accounts;
  private final SecondFactors seconds;
  private final Passkeys passkeys;
  private final Devices devices;
  private final SignIns signIns;
  private final Closures closures;
  private final Links links;
  private final Providers providers;
  private final Proving proving;

  YouPage(
      LocalAccounts accounts,
      SecondFactors seconds,
      Passkeys passkeys,
      Devices devices,
      SignIns signIns,
      Closures closures,
      Links links,
      Providers providers,
      Proving proving) {
    this.proving = proving;
    this.accounts = accounts;
    this.seconds = seconds;
    this.passkeys = passkeys;
    this.devices = devices;
    this.signIns = signIns;
    this.closures = closures;
    this.links = links;
    this.providers = providers;
  }

  @GetMapping("/you")
  @Needs(Permission.LOOK)
  String page(
      Viewer viewer,
      @RequestParam(required = false) @Nullable Mishap failed,
      @RequestParam(defaultValue = "") String at,
      HttpSession session,
      Model model) {
    providers.tell(failed, at, model);
    model.addAttribute("form", new PasswordForm("", ""));
    return show(viewer, session, model);
  }

  private String show(Viewer viewer, HttpSession session, Model model) {
    Optional<LocalAccount> account = account(viewer);
    String trace = account.map(each -> LocalAccounts.trace(each.email())).orElse("");
    model.addAttribute("local", account.isPresent());
    model.addAttribute("links", links.of(viewer.user().id()));
    model.addAttribute("choices", providers.choices());
    model.addAttribute("closures", closures.askedBy(viewer.user().id()));
    model.addAttribute("codes", account.filter(each -> seconds.asks(each.id())).isPresent());
    account.ifPresent(each -> model.addAttribute("passkeys", passkeys.of(each.id()).size()));
    model.addAttribute("devices", devices.of(viewer.user().id(), session.getId()));
    model.addAttribute("signIns", signIns.of(viewer.user().id(), trace, SHOWN));
    return "people/you";
  }

  @PostMapping("/you/password")
  @Recent("change your password")
  @Needs(Permission.LOOK)
  String password(
      Viewer viewer,
      @Valid @ModelAttribute("form") PasswordForm form,
      BindingResult problems,
      HttpServletRequest request,
      HttpSession session,
      Model model,
      RedirectAttributes next) {
    LocalAccount account = account(viewer).orElseThrow(() -> NotHere.thing("account"));
    if (!problems.hasErrors()) {
      check(account, form.current(), request, problems);
    }
    if (problems.hasErrors()) {
      return show(viewer, session, model);
    }
    accounts.changePassword(account.id(), form.fresh());
    devices.endOthers(viewer.user().id(), session.getId());
    next.addFlashAttribute("said", "Your password is changed. Everywhere else you are signed out.");
    return "redirect:/you";
  }

  /** Who found a browser open guesses here as slowly as anywhere. */
  private void check(
      LocalAccount account, String password, HttpServletRequest request, BindingResult problems) {
    try {
      if (!proving.proves(account, password, request.getRemoteAddr())) {
        problems.rejectValue("current", "wrong", "This is not your password.");
      }
    } catch (TooSoon e) {
      problems.rejectValue("current", "soon", e.words());
    }
  }

  /** Goes to another of one's organizations. */
  @PostMapping("/place")
  @Needs(Permission.LOOK)
  String place(Viewer viewer, @RequestParam String organization, HttpSession session) {
    if (viewer.places().stream()
        .anyMatch(each -> each.organization().value().equals(organization))) {
      session.setAttribute(Viewer.PLACE, organization);
    }
    return "redirect:/";
  }

  private Optional<LocalAccount> account(Viewer viewer) {
    return accounts.of(viewer.user().identity());
  }
}
