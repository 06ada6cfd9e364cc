package dev.rowhouse.portal.door;

import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.claim.ClaimCookie;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Recognizing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The way out, here and at the provider: apps link here. Another site's form brings no cookie, and
 * so ends nothing.
 */
@Controller
@ForAnyone
class OutPage {
  private final Threshold threshold;
  private final Recognizing recognizing;
  private final Leading leading;

  OutPage(Threshold threshold, Recognizing recognizing, Leading leading) {
    this.threshold = threshold;
    this.recognizing = recognizing;
    this.leading = leading;
  }

  @GetMapping("/.door/out")
  String ask(HttpServletRequest request, HttpServletResponse response, Model model) {
    response.setHeader("Content-Security-Policy", DoorChain.CSP_OF_WHO_LEAVES);
    model.addAttribute("porch", threshold.porch(request));
    return "door/out";
  }

  @PostMapping("/.door/out")
  void leave(HttpServletRequest request, HttpServletResponse response) {
    Porch porch = threshold.porch(request);
    var left = threshold.claim(request).flatMap(claim -> recognizing.signOut(porch, claim));
    String here = threshold.url(porch) + Paths.DOOR + "?out";
    String next = left.flatMap(it -> leading.out(porch, it, here)).orElse(here);
    response.addHeader(HttpHeaders.SET_COOKIE, ClaimCookie.keep("", 0, request.isSecure()));
    response.setHeader(HttpHeaders.LOCATION, next);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
  }
}
