package dev.rowhouse.portal.door;

import dev.rowhouse.portal.identity.Attempts;
import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.member.Entered;
import dev.rowhouse.provisioner.member.Entering;
import dev.rowhouse.provisioner.member.Member;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a link of a letter leads. Looking at it changes nothing, since scanners of mail look at all
 * links; the button uses it up. The button works only in the browser that was shown it, so that
 * nobody can be signed in as somebody else by a page elsewhere.
 */
@Controller
@ForAnyone
class LinkPage {
  private final Threshold threshold;
  private final Entering entering;
  private final Attempts attempts;
  private final DoorKeys keys;
  private final Admitting admitting;

  LinkPage(
      Threshold threshold,
      Entering entering,
      Attempts attempts,
      DoorKeys keys,
      Admitting admitting) {
    this.threshold = threshold;
    this.entering = entering;
    this.attempts = attempts;
    this.keys = keys;
    this.admitting = admitting;
  }

  @GetMapping("/.door/link/{token}")
  String look(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String token,
      Model model) {
    Porch porch = threshold.porch(request);
    Member member = entering.look(porch, token).orElseThrow(LinkPage::over);
    String browser = threshold.browser(request).orElseGet(Secrets::mint);
    response.addHeader(HttpHeaders.SET_COOKIE, Threshold.keepBrowser(browser, request.isSecure()));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("porch", porch);
    model.addAttribute("member", member);
    model.addAttribute("keyed", !keys.at(porch).of(member.id().value()).isEmpty());
    model.addAttribute("at", Paths.DOOR + "link/" + token);
    model.addAttribute("way", Secrets.hash(browser));
    return "door/link";
  }

  @PostMapping("/.door/link/{token}")
  void enter(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String way,
      @RequestParam(defaultValue = "false") boolean passkey) {
    Porch porch = threshold.porch(request);
    String browser = threshold.browser(request).orElseThrow(Impasse::stale);
    if (!Secrets.same(way, Secrets.hash(browser))) {
      throw Impasse.stale();
    }
    Member member = entering.look(porch, token).orElseThrow(LinkPage::over);
    Entered in = entering.enter(porch, token).orElseThrow(LinkPage::over);
    attempts.succeeded(Attempts.door(porch.tenant().value(), member.email()));
    admitting.lead(
        request, response, porch, in.claim(), passkey ? PasskeysPage.at("", in.path()) : in.path());
  }

  private static Impasse over() {
    return new Impasse(
        410, "This link is over, or was used already. Please ask for a new one.", "");
  }
}
