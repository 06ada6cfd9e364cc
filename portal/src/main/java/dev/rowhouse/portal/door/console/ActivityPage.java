package dev.rowhouse.portal.door.console;

import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.console.Admin;
import dev.rowhouse.provisioner.container.Holdings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What went on lately, the newest first. */
@Controller
@ForAnyone
class ActivityPage {
  private static final int SHOWN = 100;

  private final Reception reception;
  private final Holdings holdings;
  private final Connections connections;

  ActivityPage(Reception reception, Holdings holdings, Connections connections) {
    this.reception = reception;
    this.holdings = holdings;
    this.connections = connections;
  }

  @GetMapping("/.door/console/activity")
  String page(HttpServletRequest request, Model model) {
    Admin admin = reception.admin(request, "activity", model);
    model.addAttribute("happenings", lately(admin));
    return "door/console/activity";
  }

  private List<Happening> lately(Admin admin) {
    var house = holdings.of(admin.builder()).timeline(admin.porch().container());
    var signIns =
        connections.list(admin.builder(), admin.tenant()).stream()
            .flatMap(
                each -> connections.trace(admin.builder(), admin.tenant(), each.id()).stream());
    return Stream.concat(house.stream().map(Happening::of), signIns.map(Happening::of))
        .sorted(Comparator.comparing(Happening::at).reversed())
        .limit(SHOWN)
        .toList();
  }
}
