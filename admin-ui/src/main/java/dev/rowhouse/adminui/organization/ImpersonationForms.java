package dev.rowhouse.adminui.organization;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.adminui.layout.Submission;
import dev.rowhouse.adminui.operator.Origin;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.marketplace.ImpersonationId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.UserId;
import dev.rowhouse.marketplace.account.Impersonating;
import dev.rowhouse.marketplace.account.User;
import dev.rowhouse.marketplace.account.Users;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Looking at the portal as a member: the hand-over to the other app, and its end from here. */
@Controller
class ImpersonationForms {
  private final Impersonating impersonating;
  private final Users users;
  private final Acting acting;
  private final String portal;

  ImpersonationForms(
      Impersonating impersonating,
      Users users,
      Acting acting,
      @Value("${rowhouse.base-url}") String portal) {
    this.impersonating = impersonating;
    this.users = users;
    this.acting = acting;
    this.portal = portal;
  }

  @PostMapping("/organizations/{id}/impersonate")
  String offer(
      @PathVariable OrganizationId id,
      @RequestParam(defaultValue = "") String user,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    var submission = new Submission(request, next);
    String handOver = "/organizations/" + id.value() + "/hand-over";
    String back =
        submission.then(
            "/organizations/" + id.value(),
            "",
            () -> next.addFlashAttribute("token", token(id, user, reason)));
    return next.getFlashAttributes().containsKey("token") ? "redirect:" + handOver : back;
  }

  private String token(OrganizationId id, String user, String reason) {
    var made = new StringBuilder();
    UserId whose = user(user);
    acting.act(
        Deed.of("impersonation.offer", whose.value(), name(whose))
            .in(id.value())
            .because(Submission.reason(reason)),
        () -> made.append(impersonating.offer(id, whose, acting.actor(), reason)));
    return made.toString();
  }

  private String name(UserId whose) {
    return users.find(whose).map(User::name).orElse(whose.value());
  }

  /** Redirects to another app would be kept back by the browser's rules for forms: so a link. */
  @GetMapping("/organizations/{id}/hand-over")
  String handOver(@PathVariable OrganizationId id, Model model) {
    if (!(model.getAttribute("token") instanceof String token)) {
      return "redirect:/organizations/" + id.value();
    }
    model.addAttribute("section", "organizations");
    model.addAttribute("organization", id);
    model.addAttribute("link", portal + "/as/" + token);
    return "organization/hand-over";
  }

  @PostMapping("/organizations/{id}/looks/{look}/end")
  String end(
      @PathVariable OrganizationId id,
      @PathVariable ImpersonationId look,
      HttpServletRequest request,
      RedirectAttributes next) {
    return new Submission(request, next)
        .then(
            "/organizations/" + id.value(),
            "It is over: the portal shows nothing more for it.",
            () ->
                acting.act(
                    Deed.of("impersonation.stop", look.value(), look.value()).in(id.value()),
                    () -> impersonating.end(look, Origin.now())));
  }

  private static UserId user(String typed) {
    try {
      return new UserId(typed);
    } catch (IllegalArgumentException e) {
      throw new Rejected("user", "choose a member");
    }
  }
}
