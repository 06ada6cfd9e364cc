package dev.rowhouse.portal.door;

import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Porches;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ways to sign in to one house. */
@Controller
@ForAnyone
class DoorPage {
  private final Threshold threshold;
  private final Porches porches;

  DoorPage(Threshold threshold, Porches porches) {
    this.threshold = threshold;
    this.porches = porches;
  }

  @GetMapping("/.door/")
  String page(
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String to,
      Model model) {
    Porch porch = threshold.porch(request);
    model.addAttribute("porch", porch);
    model.addAttribute("ways", porches.waysIn(porch));
    model.addAttribute("to", Paths.safe(to));
    model.addAttribute("out", request.getParameter("out") != null);
    return "door/sign-in";
  }

  /** Whatever else is asked for below; its words are ours to choose, not the framework's. */
  @RequestMapping("/.door/**")
  String nothing() {
    throw Impasse.nothingHere();
  }
}
