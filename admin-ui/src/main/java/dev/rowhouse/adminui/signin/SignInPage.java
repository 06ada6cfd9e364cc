package dev.rowhouse.adminui.signin;

import dev.rowhouse.adminui.operator.FirstLinks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in: with a password, and for the first operator by a link. */
@Controller
class SignInPage {
  private static final int SHORTEST = 12;
  private final FirstLinks links;

  SignInPage(FirstLinks links) {
    this.links = links;
  }

  @GetMapping("/sign-in")
  String signIn() {
    return "sign-in";
  }

  @GetMapping("/first/{token}")
  String first(@PathVariable String token, Model model) {
    model.addAttribute("opens", links.opens(token));
    return "first";
  }

  @PostMapping("/first/{token}")
  String become(
      @PathVariable String token,
      @RequestParam String email,
      @RequestParam String password,
      Model model) {
    String wrong = wrong(email, password);
    if (!wrong.isEmpty()) {
      model.addAttribute("wrong", wrong);
      model.addAttribute("email", email);
      return first(token, model);
    }
    return links.use(token, email, password) ? "redirect:/sign-in?made" : first(token, model);
  }

  private static String wrong(String email, String password) {
    if (!email.matches("[^@\\s]+@[^@\\s]+") || email.length() > 254) {
      return "This is not an e-mail address.";
    }
    boolean fine = password.length() >= SHORTEST && password.length() <= 72;
    return fine ? "" : "A password has 12 to 72 characters.";
  }
}
