package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.claim.ClaimCookie;
import dev.rowhouse.provisioner.claim.MintedClaim;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Profile;
import dev.rowhouse.provisioner.connection.Recognized;
import dev.rowhouse.provisioner.connection.Recognizing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Somebody is vouched for: they get their claim and go on, or are told why not. */
@Component
class Admitting {
  private final Threshold threshold;
  private final Recognizing recognizing;
  private final Clock clock;

  Admitting(Threshold threshold, Recognizing recognizing, Clock clock) {
    this.threshold = threshold;
    this.recognizing = recognizing;
    this.clock = clock;
  }

  /**
   * @return the page to show; null when the answer leads on
   * @throws Impasse when they are not let in
   */
  @Nullable String admit(
      HttpServletRequest request,
      HttpServletResponse response,
      Porch porch,
      Connection connection,
      Profile profile,
      Passage passage,
      Model model) {
    return switch (recognizing.recognize(porch, connection, profile, passage.test())) {
      case Recognized.In(var claim) -> {
        lead(request, response, porch, claim, passage.path());
        yield null;
      }
      case Recognized.WouldBeIn(var found, var roles) -> {
        model.addAttribute("porch", porch);
        model.addAttribute("profile", found);
        model.addAttribute("roles", roles);
        yield "door/tested";
      }
      case Recognized.Refused(var words) -> throw new Impasse(403, words, "");
    };
  }

  /** Gives somebody their claim and leads them on, on this host. */
  void lead(
      HttpServletRequest request,
      HttpServletResponse response,
      Porch porch,
      MintedClaim claim,
      String path) {
    long seconds = Duration.between(clock.instant(), claim.expiresAt()).toSeconds();
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ClaimCookie.keep(claim.token(), Math.max(1, seconds), request.isSecure()));
    response.setHeader(HttpHeaders.LOCATION, threshold.url(porch) + path);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
  }
}
