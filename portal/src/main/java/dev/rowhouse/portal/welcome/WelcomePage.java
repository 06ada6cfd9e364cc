package dev.rowhouse.portal.welcome;

import dev.rowhouse.portal.identity.EmailTaken;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.signin.ForAnyone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the link of the first run leads: makes the first organization and its owner. */
@Controller
@ForAnyone
class WelcomePage {
  private final FirstLinks links;
  private final Founding founding;
  private final HomeFiles files;

  WelcomePage(FirstLinks links, Founding founding, HomeFiles files) {
    this.links = links;
    this.founding = founding;
    this.files = files;
  }

  @GetMapping("/welcome/{token}")
  String page(@PathVariable String token, Model model) {
    if (!links.opens(token)) {
      throw new NotHere("This link was used, or is not ours. Sign in instead.");
    }
    model.addAttribute("form", new FounderForm("", "", "", ""));
    return "welcome";
  }

  @PostMapping("/welcome/{token}")
  String found(
      @PathVariable String token,
      @Valid @ModelAttribute("form") FounderForm form,
      BindingResult problems,
      HttpServletRequest request) {
    if (problems.hasErrors()) {
      return "welcome";
    }
    try {
      if (!founding.byLink(token, form)) {
        throw new NotHere("This link was used, or is not ours. Sign in instead.");
      }
    } catch (EmailTaken e) {
      problems.rejectValue("email", "taken", String.valueOf(e.getMessage()));
      return "welcome";
    }
    files.delete(FirstRun.LINK_FILE);
    request.getSession().setAttribute("sign-in.email", form.email());
    return "redirect:/sign-in?made";
  }
}
