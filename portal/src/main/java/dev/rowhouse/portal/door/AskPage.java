package dev.rowhouse.portal.door;

import dev.rowhouse.portal.identity.Attempts;
import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.EmailDomains;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.member.Entering;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where somebody says which address is theirs: it leads to their company's provider, or a link is
 * sent there. Whether the address is known here is not told.
 */
@Controller
@ForAnyone
class AskPage {
  private static final int FREE = 3;

  /** A whole company may come from one address. */
  private static final int FREE_FROM_ONE_NETWORK = 500;

  private final Threshold threshold;
  private final EmailDomains domains;
  private final Entering entering;
  private final Attempts attempts;

  AskPage(Threshold threshold, EmailDomains domains, Entering entering, Attempts attempts) {
    this.threshold = threshold;
    this.domains = domains;
    this.entering = entering;
    this.attempts = attempts;
  }

  @PostMapping("/.door/mail")
  String ask(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String email,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "false") boolean link,
      Model model) {
    Porch porch = threshold.porch(request);
    String path = Paths.safe(to);
    List<Connection> ways = link ? List.of() : domains.ways(porch, email.strip());
    model.addAttribute("porch", porch);
    if (ways.size() == 1) {
      return "redirect:" + threshold.url(porch) + go(ways.getFirst(), path);
    }
    if (ways.size() > 1) {
      model.addAttribute("ways", ways);
      model.addAttribute("leads", false);
      model.addAttribute("sends", false);
      model.addAttribute("byHand", false);
      model.addAttribute("keys", false);
      model.addAttribute("out", false);
      model.addAttribute("to", path);
      return "door/sign-in";
    }
    String typed = email.strip();
    if (typed.length() > 254 || !typed.matches("[^\\s@]+@[^\\s@]+")) {
      throw new Impasse(422, "This is no e-mail address. Please begin again.", "");
    }
    slow(porch, typed, request.getRemoteAddr());
    entering.ask(porch, typed, path);
    model.addAttribute("minutes", Entering.LASTS.toMinutes());
    return "door/asked";
  }

  /** Counted for every address alike, whether it is anybody's or not. */
  private void slow(Porch porch, String email, String from) {
    attempts
        .begin(Attempts.doorsFrom(from), FREE_FROM_ONE_NETWORK)
        .or(() -> attempts.begin(Attempts.door(porch.tenant().value(), email), FREE))
        .ifPresent(wait -> {
          throw new Impasse(429, "Please wait " + words(wait) + " before you ask again.", "");
        });
  }

  private static String words(Duration wait) {
    return wait.toSeconds() < 120
        ? wait.toSeconds() + " seconds"
        : wait.toMinutes() + 1 + " minutes";
  }

  private static String go(Connection connection, String path) {
    return Paths.DOOR
        + "go/"
        + connection.id().value()
        + "?to="
        + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }
}
