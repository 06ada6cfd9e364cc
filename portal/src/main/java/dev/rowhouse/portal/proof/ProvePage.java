package dev.rowhouse.portal.proof;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.identity.LocalAccount;
import dev.rowhouse.portal.identity.LocalAccounts;
import dev.rowhouse.portal.identity.Proving;
import dev.rowhouse.portal.identity.TooSoon;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.passkey.Answer;
import dev.rowhouse.portal.passkey.Passkeys;
import dev.rowhouse.portal.session.Proofs;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks who somebody is, then goes on with what they were about to do, as if nothing had been. */
@Controller
class ProvePage {
  private final Proofs proofs;
  private final Keeping keeping;
  private final LocalAccounts accounts;
  private final Proving proving;
  private final Passkeys passkeys;
  private final Clock clock;

  ProvePage(
      Proofs proofs,
      Keeping keeping,
      LocalAccounts accounts,
      Proving proving,
      Passkeys passkeys,
      Clock clock) {
    this.proofs = proofs;
    this.keeping = keeping;
    this.accounts = accounts;
    this.proving = proving;
    this.passkeys = passkeys;
    this.clock = clock;
  }

  /** For who came with more than can be kept: prove it here, then send it again. */
  @GetMapping("/prove")
  @Needs(Permission.LOOK)
  @Recent("go on")
  String proved(Model model) {
    model.addAttribute("title", "You are known again");
    model.addAttribute("words", "Go back to what you were doing and send it again.");
    return "problem";
  }

  @GetMapping("/prove/{name}")
  @Needs(Permission.LOOK)
  String page(Viewer viewer, @PathVariable String name, HttpServletRequest request, Model model) {
    Kept kept = kept(viewer, name, request);
    boolean recent = proofs.recent(request);
    if (recent && kept.looks()) {
      keeping.forget(request.getSession());
      return "redirect:" + kept.path();
    }
    model.addAttribute("recent", recent);
    return ask(viewer, name, kept, request.getSession(), null, model);
  }

  /**
   * @return null when the answer is what the kept request brought
   */
  @PostMapping("/prove/{name}")
  @Needs(Permission.LOOK)
  @Nullable String prove(
      Viewer viewer,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws ServletException, IOException {
    Kept kept = kept(viewer, name, request);
    if (!proofs.recent(request)) {
      String wrong =
          Answer.of(request, clock.instant())
              .map(answer -> refused(viewer, answer, request))
              .orElseGet(() -> refused(viewer, password, code, request));
      if (wrong != null) {
        model.addAttribute("recent", false);
        return ask(viewer, name, kept, request.getSession(), wrong, model);
      }
      proofs.proved(request);
    }
    keeping.forget(request.getSession());
    if (kept.looks()) {
      return "redirect:" + kept.path();
    }
    request.getRequestDispatcher(kept.path()).forward(new KeptRequest(request, kept), response);
    return null;
  }

  /** Through the provider that they came from, which is told to ask them again. */
  @GetMapping("/prove/{name}/again")
  @Needs(Permission.LOOK)
  String again(
      Viewer viewer,
      @PathVariable String name,
      OAuth2AuthenticationToken who,
      HttpServletRequest request) {
    kept(viewer, name, request);
    request.getSession().setAttribute(Proofs.NEXT, "/prove/" + name);
    return "redirect:/oauth2/authorization/"
        + who.getAuthorizedClientRegistrationId()
        + "?again=yes";
  }

  private @Nullable String refused(
      Viewer viewer, String password, String code, HttpServletRequest request) {
    LocalAccount account = local(viewer).orElseThrow(() -> NotHere.thing("password"));
    try {
      return proving.proves(account, password, code, request.getRemoteAddr())
          ? null
          : proving.asksCode(account)
              ? "Password and code do not go together. A code works once: wait for the next one."
              : "This is not your password.";
    } catch (TooSoon e) {
      return e.words();
    }
  }

  private @Nullable String refused(Viewer viewer, Answer answer, HttpServletRequest request) {
    LocalAccount account = local(viewer).orElseThrow(() -> NotHere.thing("password"));
    try {
      return proving.proves(account, answer, request.getRemoteAddr())
          ? null
          : "This is none of your passkeys, or the page was open for too long. Try again.";
    } catch (TooSoon e) {
      return e.words();
    }
  }

  private String ask(
      Viewer viewer,
      String name,
      Kept kept,
      HttpSession session,
      @Nullable String wrong,
      Model model) {
    Optional<LocalAccount> local = local(viewer);
    model.addAttribute("name", name);
    model.addAttribute("deed", kept.deed());
    model.addAttribute("wrong", wrong);
    model.addAttribute("local", local.isPresent());
    local
        .filter(account -> !passkeys.of(account.id()).isEmpty())
        .ifPresent(_ -> model.addAttribute("passkey", passkeys.asking(session)));
    model.addAttribute("code", local.filter(proving::asksCode).isPresent());
    return "prove";
  }

  private Kept kept(Viewer viewer, String name, HttpServletRequest request) {
    return keeping
        .find(request.getSession(), name, viewer)
        .orElseThrow(
            () -> new NotHere("This was done, or is too old. Begin again where you were."));
  }

  private Optional<LocalAccount> local(Viewer viewer) {
    return accounts.of(viewer.user().identity());
  }
}
