package dev.rowhouse.portal.door;

import dev.rowhouse.portal.passkey.Answer;
import dev.rowhouse.portal.passkey.Keyring;
import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.member.Entered;
import dev.rowhouse.provisioner.member.Entering;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a member's device says who they are. What it signed is good once, for the browser that was
 * asked, at this house.
 */
@Controller
@ForAnyone
class PasskeyPage {
  private final Threshold threshold;
  private final DoorKeys keys;
  private final DoorChallenges challenges;
  private final Entering entering;
  private final Admitting admitting;
  private final Patience patience;

  PasskeyPage(
      Threshold threshold,
      DoorKeys keys,
      DoorChallenges challenges,
      Entering entering,
      Admitting admitting,
      Patience patience) {
    this.threshold = threshold;
    this.keys = keys;
    this.challenges = challenges;
    this.entering = entering;
    this.admitting = admitting;
    this.patience = patience;
  }

  @GetMapping("/.door/passkey")
  String ask(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String to,
      Model model) {
    return show(request, response, Paths.safe(to), false, model);
  }

  @PostMapping("/.door/passkey")
  @Nullable String enter(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String challenge,
      @RequestParam(required = false) @Nullable String to,
      Model model) {
    Porch porch = threshold.porch(request);
    patience.begin(request.getRemoteAddr());
    Optional<Entered> in =
        Answer.of(request)
            .map(it -> it.to(taken(request, porch, challenge)))
            .flatMap(keys.at(porch)::recognize)
            .flatMap(owner -> entering.enter(porch, new PersonId(owner), Paths.safe(to)));
    if (in.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(request, response, Paths.safe(to), true, model);
    }
    patience.succeeded(request.getRemoteAddr());
    admitting.lead(request, response, porch, in.get().claim(), in.get().path());
    return null;
  }

  private Optional<String> taken(HttpServletRequest request, Porch porch, String challenge) {
    return threshold
        .browser(request)
        .flatMap(browser -> challenges.take(keys.host(porch), browser, challenge));
  }

  private String show(
      HttpServletRequest request,
      HttpServletResponse response,
      String path,
      boolean wrong,
      Model model) {
    Porch porch = threshold.porch(request);
    Keyring keyring = keys.at(porch);
    if (!wrong && keyring.isEmpty()) {
      throw Impasse.nothingHere();
    }
    String browser = threshold.browser(request).orElseGet(Secrets::mint);
    response.addHeader(HttpHeaders.SET_COOKIE, Threshold.keepBrowser(browser, request.isSecure()));
    DoorKeys.asksDevices(response);
    String challenge = challenges.open(keys.host(porch), browser);
    model.addAttribute("porch", porch);
    model.addAttribute("challenge", challenge);
    model.addAttribute("options", keyring.asking(challenge));
    model.addAttribute("wrong", wrong);
    model.addAttribute("to", path);
    return "door/passkey";
  }
}
