package dev.rowhouse.portal.door;

import dev.rowhouse.portal.passkey.Answer;
import dev.rowhouse.portal.passkey.Keyring;
import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.member.Inside;
import dev.rowhouse.provisioner.member.Insiders;
import dev.rowhouse.provisioner.member.Member;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The passkeys of a member who is inside: made, listed, removed. A claim alone changes none of
 * them: who has it must have signed in lately, so that one left open is worth no key.
 */
@Controller
@ForAnyone
class PasskeysPage {
  private static final Duration LATELY = Duration.ofMinutes(10);
  private static final int LONGEST_NAME = 60;

  private final Threshold threshold;
  private final Insiders insiders;
  private final DoorKeys keys;
  private final DoorChallenges challenges;
  private final Clock clock;

  /** A member at their own keys. */
  private record Owner(Porch porch, String claim, Member member, boolean fresh) {}

  PasskeysPage(
      Threshold threshold,
      Insiders insiders,
      DoorKeys keys,
      DoorChallenges challenges,
      Clock clock) {
    this.threshold = threshold;
    this.insiders = insiders;
    this.keys = keys;
    this.challenges = challenges;
    this.clock = clock;
  }

  @GetMapping("/.door/passkeys")
  String page(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String to,
      Model model) {
    Porch porch = threshold.porch(request);
    Optional<Owner> owner = owner(request, porch);
    if (owner.isPresent()) {
      return show(request, response, owner.get(), Paths.safe(to), model);
    }
    if (threshold.claim(request).filter(it -> insiders.isInside(porch, it)).isPresent()) {
      throw new Impasse(
          403, "Passkeys are for who comes in by a link. You came in by another way.", "");
    }
    return "redirect:" + threshold.url(porch) + Paths.DOOR + "?to=" + Paths.PASSKEYS;
  }

  @PostMapping("/.door/passkeys")
  String add(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String challenge,
      @RequestParam(required = false) @Nullable String to,
      Model model) {
    Owner owner = sure(request);
    String wrong = wrong(request, owner, name.strip(), challenge);
    if (!wrong.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("wrong", wrong);
      model.addAttribute("name", name);
      return show(request, response, owner, Paths.safe(to), model);
    }
    return back(owner, "added", to);
  }

  @PostMapping("/.door/passkeys/{id}/remove")
  String remove(
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(required = false) @Nullable String to) {
    Owner owner = sure(request);
    if (!Secrets.same(form(owner), form)) {
      throw Impasse.stale();
    }
    if (!keys.at(owner.porch()).remove(owner.member().id().value(), id)) {
      throw Impasse.nothingHere();
    }
    return back(owner, "removed", to);
  }

  /** Empty when it was added. */
  private String wrong(HttpServletRequest request, Owner owner, String name, String challenge) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return "Give it a name of 1 to 60 characters, so that you know it later.";
    }
    Optional<Answer> answer = Answer.of(request);
    if (answer.isEmpty()) {
      return "Your browser sent no passkey: it needs scripts, and a device that keeps passkeys.";
    }
    var taken = challenges.take(keys.host(owner.porch()), owner.claim(), challenge);
    return keys.at(owner.porch()).add(owner.member().id().value(), name, answer.get().to(taken))
        ? ""
        : "The device’s answer was not accepted: the page was open for too long, the device has a"
            + " passkey of yours already, or you have "
            + Keyring.MOST
            + ". Try again.";
  }

  private Optional<Owner> owner(HttpServletRequest request, Porch porch) {
    String claim = threshold.claim(request).orElse("");
    return insiders.of(porch, claim).map(in -> new Owner(porch, claim, in.member(), isFresh(in)));
  }

  private boolean isFresh(Inside in) {
    return in.since().plus(LATELY).isAfter(clock.instant());
  }

  private Owner sure(HttpServletRequest request) {
    return owner(request, threshold.porch(request))
        .filter(Owner::fresh)
        .orElseThrow(
            () -> new Impasse(403, "Please sign in again before you change your passkeys.", ""));
  }

  private String show(
      HttpServletRequest request,
      HttpServletResponse response,
      Owner owner,
      String path,
      Model model) {
    Keyring keyring = keys.at(owner.porch());
    Member member = owner.member();
    DoorKeys.asksDevices(response);
    model.addAttribute("porch", owner.porch());
    model.addAttribute("member", member);
    model.addAttribute("passkeys", keyring.of(member.id().value()));
    model.addAttribute("fresh", owner.fresh());
    model.addAttribute("form", form(owner));
    model.addAttribute("to", path.equals(Paths.PASSKEYS) ? "/" : path);
    model.addAttribute("added", request.getParameter("added") != null);
    model.addAttribute("removed", request.getParameter("removed") != null);
    if (owner.fresh()) {
      String challenge = challenges.open(keys.host(owner.porch()), owner.claim());
      model.addAttribute("challenge", challenge);
      model.addAttribute(
          "options",
          keyring.making(challenge, member.id().value(), member.email(), member.shown()));
    }
    return "door/passkeys";
  }

  private String back(Owner owner, String what, @Nullable String to) {
    return "redirect:" + at(threshold.url(owner.porch()), Paths.safe(to)) + "&" + what;
  }

  /** Where they are, and where they lead on to. */
  static String at(String house, String path) {
    return UriComponentsBuilder.fromUriString(house + Paths.PASSKEYS)
        .queryParam("to", "{to}")
        .encode()
        .buildAndExpand(path)
        .toUriString();
  }

  /** Known to who holds the claim and to nobody else. */
  private static String form(Owner owner) {
    return Secrets.hash("passkeys:" + owner.claim());
  }
}
