package dev.rowhouse.portal.door.console;

import dev.rowhouse.portal.signin.ForAnyone;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.connection.SignInLine;
import dev.rowhouse.provisioner.console.Admin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the tenant's people sign in, and what became of each time. */
@Controller
@ForAnyone
class WaysPage {
  private static final int SHOWN = 20;

  private final Reception reception;
  private final Connections connections;

  /** A provider and its last sign-ins. */
  record Way(Connection connection, List<SignInLine> trace) {}

  WaysPage(Reception reception, Connections connections) {
    this.reception = reception;
    this.connections = connections;
  }

  @GetMapping("/.door/console/sign-in")
  String page(HttpServletRequest request, Model model) {
    Admin admin = reception.admin(request, "sign-in", model);
    model.addAttribute(
        "ways",
        connections.list(admin.builder(), admin.tenant()).stream()
            .map(each -> new Way(each, trace(admin, each)))
            .toList());
    return "door/console/sign-in";
  }

  private List<SignInLine> trace(Admin admin, Connection connection) {
    return connections.trace(admin.builder(), admin.tenant(), connection.id()).stream()
        .limit(SHOWN)
        .toList();
  }
}
