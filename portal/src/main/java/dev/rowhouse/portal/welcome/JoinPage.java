package dev.rowhouse.portal.welcome;

import dev.rowhouse.marketplace.account.Invitation;
import dev.rowhouse.marketplace.account.Invitations;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.identity.EmailTaken;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.portal.signin.Identities;
import dev.rowhouse.portal.signin.Providers;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where an invitation leads: somebody signed in joins, somebody new makes an account first. */
@Controller
@ForAnyone
class JoinPage {
  private final Invitations invitations;
  private final Joining joining;
  private final Users users;
  private final Identities identities;
  private final Providers providers;

  JoinPage(
      Invitations invitations,
      Joining joining,
      Users users,
      Identities identities,
      Providers providers) {
    this.invitations = invitations;
    this.joining = joining;
    this.users = users;
    this.identities = identities;
    this.providers = providers;
  }

  @GetMapping("/join/{token}")
  String page(@PathVariable String token, HttpServletRequest request, Model model) {
    show(token, request, model);
    model.addAttribute("form", new JoinForm("", ""));
    return "join";
  }

  /** Comes back here after the sign-in, since this page wants one. */
  @GetMapping("/joining/{token}")
  String signIn(@PathVariable String token) {
    return "redirect:/join/" + token;
  }

  @PostMapping("/join/{token}")
  String join(@PathVariable String token, HttpServletRequest request) {
    Invitation invitation = invitations.find(token).orElseThrow(() -> new NotHere(USED));
    OAuth2AuthenticationToken who = who(request).orElseThrow(() -> NotHere.thing("sign-in"));
    if (!identities.vouches(who, invitation)) {
      throw new AccessDeniedException("the invitation is for another address");
    }
    User user = users.signedIn(identities.of(who));
    joining.accept(token, invitation, user, request.getRemoteAddr());
    request.getSession().setAttribute(Viewer.PLACE, invitation.organization().value());
    return "redirect:/";
  }

  @PostMapping("/join/{token}/account")
  String account(
      @PathVariable String token,
      @Valid @ModelAttribute("form") JoinForm form,
      BindingResult problems,
      HttpServletRequest request,
      Model model) {
    Invitation invitation = show(token, request, model);
    if (problems.hasErrors()) {
      return "join";
    }
    try {
      joining.newcomer(token, invitation, form, request.getRemoteAddr());
    } catch (EmailTaken e) {
      problems.reject("taken", "There is an account with this address: sign in with it.");
      return "join";
    }
    request.getSession().setAttribute("sign-in.email", invitation.email());
    return "redirect:/sign-in?made";
  }

  static final String USED =
      "This invitation was used, withdrawn, or is too old. Ask who sent it for another.";

  private Invitation show(String token, HttpServletRequest request, Model model) {
    Invitation invitation = invitations.find(token).orElseThrow(() -> new NotHere(USED));
    model.addAttribute("invitation", invitation);
    model.addAttribute("token", token);
    var who = who(request);
    model.addAttribute("who", who.map(identities::of).orElse(null));
    model.addAttribute(
        "meant", who.filter(each -> identities.vouches(each, invitation)).isPresent());
    model.addAttribute("choices", providers.choices());
    return invitation;
  }

  private static Optional<OAuth2AuthenticationToken> who(HttpServletRequest request) {
    @Nullable Principal principal = request.getUserPrincipal();
    return principal instanceof OAuth2AuthenticationToken token
        ? Optional.of(token)
        : Optional.empty();
  }
}
