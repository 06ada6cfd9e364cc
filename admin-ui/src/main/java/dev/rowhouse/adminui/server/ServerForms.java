package dev.rowhouse.adminui.server;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.adminui.audit.Lines;
import dev.rowhouse.adminui.layout.Submission;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.inventory.Server;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.inventory.Verifying;
import dev.rowhouse.marketplace.inventory.Wiping;
import dev.rowhouse.marketplace.rental.Withdrawing;
import dev.rowhouse.marketplace.vendor.Vendors;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an operator does to a machine. */
@Controller
class ServerForms {
  private final Servers servers;
  private final Verifying verifying;
  private final Wiping wiping;
  private final Withdrawing withdrawing;
  private final Vendors vendors;
  private final Acting acting;

  ServerForms(
      Servers servers,
      Verifying verifying,
      Wiping wiping,
      Withdrawing withdrawing,
      Vendors vendors,
      Acting acting) {
    this.servers = servers;
    this.verifying = verifying;
    this.wiping = wiping;
    this.withdrawing = withdrawing;
    this.vendors = vendors;
    this.acting = acting;
  }

  @PostMapping("/servers/{id}/verify")
  String verify(
      @PathVariable ServerId id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return act(
        new Submission(request, next),
        id,
        "server.verify",
        reason,
        "It is enrolled and measured again.",
        () -> {
          if (servers.unwiped(id)) {
            verifying.anyway(id, reason);
          } else {
            verifying.begin(id);
          }
        });
  }

  @PostMapping("/servers/{id}/wipe")
  String wipe(
      @PathVariable ServerId id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return act(
        new Submission(request, next),
        id,
        "server.wipe",
        reason,
        "The wipe is tried again.",
        () -> wiping.again(id, "tried again by an operator: " + reason.strip()));
  }

  @PostMapping("/servers/{id}/withdraw")
  String withdraw(
      @PathVariable ServerId id,
      @RequestParam String reason,
      @RequestParam String confirm,
      HttpServletRequest request,
      RedirectAttributes next) {
    return act(
        new Submission(request, next),
        id,
        "server.withdraw",
        reason,
        "It goes from the market.",
        () -> {
          Server server = servers.get(id);
          Submission.confirm(confirm, server.label());
          withdrawing.withdraw(server.vendor(), id, reason.strip());
        });
  }

  private String act(
      Submission submission,
      ServerId id,
      String verb,
      String reason,
      String said,
      Runnable change) {
    Server server = servers.get(id);
    String vendor = vendors.get(server.vendor()).organization().value();
    Deed deed = Deed.of(verb, id.value(), server.label()).in(vendor);
    return submission.then(
        "/servers/" + id.value(),
        said,
        () -> acting.act(deed.because(Submission.reason(reason)), () -> words(id), change));
  }

  private String words(ServerId id) {
    Server server = servers.get(id);
    return Lines.of("state", server.state(), "leaving", server.leaving());
  }
}
