package dev.rowhouse.portal.signin;

import dev.rowhouse.portal.passkey.Passkeys;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;

/** All ways to sign in on one page. */
@Controller
@ForAnyone
class SignInPage {
  private final Providers providers;
  private final Passkeys passkeys;

  SignInPage(Providers providers, Passkeys passkeys) {
    this.providers = providers;
    this.passkeys = passkeys;
  }

  @GetMapping("/sign-in")
  String page(
      @RequestParam(required = false) @Nullable Long wait,
      @RequestParam(required = false) @Nullable Mishap failed,
      @RequestParam(defaultValue = "") String at,
      @SessionAttribute(name = "sign-in.email", required = false) @Nullable String email,
      @Nullable Authentication who,
      HttpServletRequest request,
      Model model) {
    if (who instanceof OAuth2AuthenticationToken) {
      // Who is signed in wanted to add an account, or to prove who they are.
      return failed == null
          ? "redirect:/"
          : "redirect:/you?failed=" + failed + "&at=" + providers.choice(at).id();
    }
    providers.tell(failed, at, model);
    model.addAttribute("choices", providers.choices());
    model.addAttribute("wait", wait);
    model.addAttribute("email", email == null ? "" : email);
    model.addAttribute("refused", request.getParameter("refused") != null);
    model.addAttribute("unknown", request.getParameter("unknown") != null);
    model.addAttribute("passkey", passkeys.asking(request.getSession()));
    model.addAttribute("out", request.getParameter("out") != null);
    return "sign-in";
  }

  /** After the password, where the account asks for a code as well. */
  @GetMapping("/sign-in/code")
  String code(
      @RequestParam(required = false) @Nullable Long wait,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("wait", wait);
    model.addAttribute("refused", request.getParameter("refused") != null);
    return "sign-in-code";
  }
}
