package dev.rowhouse.portal.door;

import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.EmailDomains;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Porches;
import dev.rowhouse.provisioner.letter.Letters;
import dev.rowhouse.provisioner.member.Members;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
  private final EmailDomains domains;
  private final Members members;
  private final Letters letters;
  private final DoorKeys keys;

  DoorPage(
      Threshold threshold,
      Porches porches,
      EmailDomains domains,
      Members members,
      Letters letters,
      DoorKeys keys) {
    this.threshold = threshold;
    this.porches = porches;
    this.domains = domains;
    this.members = members;
    this.letters = letters;
    this.keys = keys;
  }

  /** With several ways, those that a proved domain leads to are found by the address. */
  @GetMapping("/.door/")
  String page(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String to,
      Model model) {
    // Who types an address is led on from here to their provider.
    response.setHeader("Content-Security-Policy", DoorChain.CSP_OF_WHO_LEAVES);
    Porch porch = threshold.porch(request);
    List<Connection> ways = porches.waysIn(porch);
    List<Connection> shown = ways.size() > 1 ? domains.unclaimed(porch) : ways;
    boolean local = members.areThere(porch);
    model.addAttribute("porch", porch);
    model.addAttribute("ways", shown);
    model.addAttribute("leads", shown.size() < ways.size());
    model.addAttribute("sends", local && letters.areSent());
    model.addAttribute("byHand", local && !letters.areSent());
    model.addAttribute("keys", local && !keys.at(porch).isEmpty());
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
