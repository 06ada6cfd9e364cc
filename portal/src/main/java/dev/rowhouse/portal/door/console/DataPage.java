package dev.rowhouse.portal.door.console;

import dev.rowhouse.portal.door.Impasse;
import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.console.Admin;
import dev.rowhouse.provisioner.container.Holding;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.container.Requests;
import dev.rowhouse.provisioner.container.Sizes;
import dev.rowhouse.provisioner.erasure.ErasureRequests;
import dev.rowhouse.provisioner.erasure.Exports;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What the tenant uses and holds, to take away, and to ask to have forgotten. */
@Controller
@ForAnyone
class DataPage {
  private final Reception reception;
  private final Tenants tenants;
  private final Sizes sizes;
  private final Holdings holdings;
  private final Clock clock;
  private final ObjectProvider<Exports> exports;
  private final ErasureRequests requests;
  private final Requests counts;
  private final Administering administering;

  DataPage(
      Reception reception,
      Tenants tenants,
      Sizes sizes,
      Holdings holdings,
      ObjectProvider<Exports> exports,
      ErasureRequests requests,
      Requests counts,
      Administering administering,
      Clock clock) {
    this.reception = reception;
    this.tenants = tenants;
    this.sizes = sizes;
    this.holdings = holdings;
    this.clock = clock;
    this.exports = exports;
    this.requests = requests;
    this.counts = counts;
    this.administering = administering;
  }

  @GetMapping("/.door/console/data")
  String page(HttpServletRequest request, Model model) {
    Admin admin = reception.admin(request, "data", model);
    Housed housed = tenants.get(admin.builder(), admin.tenant());
    model.addAttribute("house", housed.house());
    model.addAttribute("since", housed.tenant().createdAt());
    Holding holding = holdings.of(admin.builder());
    ContainerId container = admin.porch().container();
    model.addAttribute("size", sizes.of(container).orElse(null));
    model.addAttribute("limits", holding.get(container).settings().limits());
    model.addAttribute("wakeful", Wakeful.of(holding.timeline(container), clock.instant()));
    model.addAttribute("requested", counts.of(container));
    model.addAttribute("asked", requests.of(admin.builder(), admin.tenant()).orElse(null));
    return "door/console/data";
  }

  /** Everything that the app keeps, as it is at this moment. */
  @PostMapping("/.door/console/export")
  ResponseEntity<StreamingResponseBody> export(
      HttpServletRequest request, @RequestParam(defaultValue = "") String form) {
    Admin admin = reception.admin(request, form);
    Exports here = exports.getIfAvailable();
    if (here == null) {
      throw new Impasse(503, "The data cannot be read now. Please try again in a minute.", "");
    }
    administering.exported(admin);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/gzip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + admin.porch().host() + ".tar.gz\"")
        .body(out -> here.write(admin.builder(), admin.tenant(), out));
  }

  /** Asks the builder; nothing is erased by this. */
  @PostMapping("/.door/console/erasure")
  String ask(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(defaultValue = "") String typed,
      Model model) {
    Admin admin = reception.admin(request, form);
    try {
      administering.askForErasure(admin, typed);
      return reception.at(admin, "data");
    } catch (Rejected e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("wrong", e.getMessage());
      model.addAttribute("typed", typed);
      return page(request, model);
    }
  }

  @PostMapping("/.door/console/erasure/withdraw")
  String withdraw(HttpServletRequest request, @RequestParam(defaultValue = "") String form) {
    Admin admin = reception.admin(request, form);
    administering.withdrawErasure(admin);
    return reception.at(admin, "data");
  }
}
