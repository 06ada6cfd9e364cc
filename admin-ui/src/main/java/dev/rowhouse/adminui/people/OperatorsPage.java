package dev.rowhouse.adminui.people;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.adminui.audit.Lines;
import dev.rowhouse.adminui.layout.Submission;
import dev.rowhouse.adminui.operator.FirstLinks;
import dev.rowhouse.adminui.operator.Operator;
import dev.rowhouse.adminui.operator.Operators;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.marketplace.NotNow;
import jakarta.servlet.http.HttpServletRequest;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All operators; a link that makes another one, and the way out for one who goes. */
@Controller
class OperatorsPage {
  private final Operators operators;
  private final FirstLinks links;
  private final Acting acting;
  private final String url;

  OperatorsPage(
      Operators operators,
      FirstLinks links,
      Acting acting,
      @Value("${rowhouse.admin-url}") String url) {
    this.operators = operators;
    this.links = links;
    this.acting = acting;
    this.url = url;
  }

  @GetMapping("/operators")
  String list(Model model) {
    model.addAttribute("section", "operators");
    model.addAttribute("operators", operators.all());
    model.addAttribute("me", acting.actor().name());
    return "operators";
  }

  @PostMapping("/operators/invite")
  String invite(@RequestParam String reason, HttpServletRequest request, RedirectAttributes next) {
    return new Submission(request, next)
        .then(
            "/operators",
            "The link stands below, this once.",
            () -> {
              var token = new StringBuilder();
              acting.act(
                  Deed.of("operator.invite", "operators", "Operators")
                      .because(Submission.reason(reason)),
                  () -> token.append(links.offer()));
              next.addFlashAttribute("link", url + "/first/" + token);
            });
  }

  @PostMapping("/operators/{id}/remove")
  String remove(
      @PathVariable String id,
      @RequestParam String reason,
      @RequestParam String confirm,
      HttpServletRequest request,
      RedirectAttributes next) {
    Operator operator =
        operators.find(id).orElseThrow(() -> new NoSuchElementException("no such operator"));
    Deed deed = Deed.of("operator.remove", id, operator.email());
    return new Submission(request, next)
        .then(
            "/operators",
            operator.email() + " is no operator any more.",
            () ->
                acting.act(
                    deed.because(Submission.reason(reason)),
                    () -> Lines.of("operators", operators.all().size()),
                    () -> {
                      Submission.confirm(confirm, operator.email());
                      remove(operator);
                    }));
  }

  private void remove(Operator operator) {
    if (operator.email().equals(acting.actor().name())) {
      throw new NotNow("somebody else has to remove you");
    }
    operators.remove(operator.id());
  }
}
