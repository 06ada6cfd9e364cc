package dev.rowhouse.portal.impersonation;

import dev.rowhouse.marketplace.account.Impersonating;
import dev.rowhouse.marketplace.account.Impersonation;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.portal.viewer.Impersonator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The way over from the operators' app, and out again. Opening the link asks first, so that nothing
 * that only fetches it uses it up.
 */
@Controller
@ForAnyone
class AsPage {
  private final Impersonating impersonating;
  private final Users users;
  private final Organizations organizations;

  AsPage(Impersonating impersonating, Users users, Organizations organizations) {
    this.impersonating = impersonating;
    this.users = users;
    this.organizations = organizations;
  }

  @GetMapping("/as/{token}")
  String ask(@PathVariable String token, HttpServletResponse response, Model model) {
    response.setHeader("Referrer-Policy", "no-referrer");
    Optional<Impersonation> look = impersonating.look(token);
    model.addAttribute("opens", look.isPresent());
    look.ifPresent(found -> {
      model.addAttribute("user", users.find(found.user()).map(each -> each.name()).orElse("?"));
      model.addAttribute(
          "organization",
          organizations.find(found.organization()).map(each -> each.name()).orElse("?"));
      model.addAttribute("reason", found.reason());
    });
    return "as";
  }

  /** Whoever was signed in here is not any more: the session is a new one. */
  @PostMapping("/as/{token}")
  String begin(
      @PathVariable String token,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<Impersonation> begun = impersonating.begin(token, request.getRemoteAddr());
    if (begun.isEmpty()) {
      return ask(token, response, model);
    }
    leave(request);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new Impersonator(begun.get().id()));
    SecurityContextHolder.setContext(context);
    new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    return "redirect:/";
  }

  @PostMapping("/as/end")
  String end(HttpServletRequest request) {
    if (request.getUserPrincipal() instanceof Impersonator operator) {
      impersonating.end(operator.id(), request.getRemoteAddr());
      leave(request);
    }
    return "redirect:/as-over";
  }

  /** Also where one comes when the time is over. */
  @GetMapping("/as-over")
  String over(HttpServletRequest request) {
    boolean goesOn =
        request.getUserPrincipal() instanceof Impersonator operator
            && impersonating.running(operator.id()).isPresent();
    if (goesOn) {
      return "redirect:/";
    }
    if (request.getUserPrincipal() instanceof Impersonator) {
      leave(request);
    }
    return "as-over";
  }

  private static void leave(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
  }
}
