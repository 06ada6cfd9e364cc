package dev.rowhouse.portal.people;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.identity.LocalAccount;
import dev.rowhouse.portal.identity.LocalAccounts;
import dev.rowhouse.portal.identity.SecondFactors;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.session.Devices;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One-time codes beside the password of a local account: begun, replaced, ended. */
@Controller
class CodesPage {
  private final LocalAccounts accounts;
  private final SecondFactors seconds;
  private final Devices devices;

  CodesPage(LocalAccounts accounts, SecondFactors seconds, Devices devices) {
    this.accounts = accounts;
    this.seconds = seconds;
    this.devices = devices;
  }

  @GetMapping("/you/codes")
  @Needs(Permission.LOOK)
  @Recent("see how one-time codes are set up")
  String page(Viewer viewer, Model model) {
    LocalAccount account = account(viewer);
    boolean asks = seconds.asks(account.id());
    model.addAttribute("asks", asks);
    model.addAttribute("left", seconds.recoveryCodesLeft(account.id()));
    if (!asks) {
      String secret = seconds.offer(account.id());
      model.addAttribute("secret", secret);
      model.addAttribute("qr", QrCode.of(address(account, secret)));
    }
    return "people/codes";
  }

  @PostMapping("/you/codes")
  @Needs(Permission.LOOK)
  @Recent("ask for a code at each sign-in")
  String begin(Viewer viewer, @RequestParam String code, HttpSession session, Model model) {
    LocalAccount account = account(viewer);
    List<String> recovery = seconds.confirm(account.id(), code.replace(" ", ""));
    if (recovery.isEmpty()) {
      model.addAttribute(
          "wrong", "This is not the code that we expect now. Is the clock of your device right?");
    } else {
      devices.endOthers(viewer.user().id(), session.getId());
    }
    model.addAttribute("recovery", recovery);
    return page(viewer, model);
  }

  @PostMapping("/you/codes/recovery")
  @Needs(Permission.LOOK)
  @Recent("make new recovery codes")
  String recovery(Viewer viewer, Model model) {
    LocalAccount account = account(viewer);
    if (!seconds.asks(account.id())) {
      throw NotHere.thing("second step");
    }
    model.addAttribute("recovery", seconds.recovery(account.id()));
    return page(viewer, model);
  }

  @PostMapping("/you/codes/end")
  @Needs(Permission.LOOK)
  @Recent("sign in without a code")
  String end(Viewer viewer, RedirectAttributes next) {
    seconds.remove(account(viewer).id());
    next.addFlashAttribute("said", "Your password alone signs you in now.");
    return "redirect:/you";
  }

  /** As apps read it. */
  private static String address(LocalAccount account, String secret) {
    String who = URLEncoder.encode(account.email(), StandardCharsets.UTF_8).replace("+", "%20");
    return "otpauth://totp/Rowhouse:%s?secret=%s&issuer=Rowhouse".formatted(who, secret);
  }

  private LocalAccount account(Viewer viewer) {
    return accounts.of(viewer.user().identity()).orElseThrow(() -> NotHere.thing("password"));
  }
}
