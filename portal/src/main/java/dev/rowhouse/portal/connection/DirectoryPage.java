package dev.rowhouse.portal.connection;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.directory.Directories;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.Tenants;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a company's directory writes who its people are: address, token, what came of it. */
@Controller
class DirectoryPage {
  private final Tenants tenants;
  private final Connections connections;
  private final Directories directories;
  private final Addresses addresses;

  DirectoryPage(
      Tenants tenants, Connections connections, Directories directories, Addresses addresses) {
    this.tenants = tenants;
    this.connections = connections;
    this.directories = directories;
    this.addresses = addresses;
  }

  @GetMapping("/tenants/{id}/sign-in/{connection}/directory")
  @Needs(Permission.LOOK)
  String page(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      Model model) {
    Housed housed = tenants.get(viewer.organization(), id);
    model.addAttribute("tenant", housed.tenant());
    model.addAttribute("connection", connections.get(viewer.organization(), id, connection));
    model.addAttribute("directory", directories.look(viewer.organization(), id, connection));
    model.addAttribute(
        "url",
        addresses
            .of(viewer.organization(), housed)
            .map(at -> at + "/.door/scim/v2/" + connection.value())
            .orElse(null));
    return "connection/directory";
  }

  /** The token is in this one answer only. */
  @PostMapping("/tenants/{id}/sign-in/{connection}/directory")
  @Recent("make a token for a directory")
  @Needs(Permission.OPERATE)
  String open(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      Model model) {
    model.addAttribute("token", directories.open(viewer.organization(), id, connection));
    return page(viewer, id, connection, model);
  }

  @PostMapping("/tenants/{id}/sign-in/{connection}/directory/end")
  @Needs(Permission.OPERATE)
  String close(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      RedirectAttributes next) {
    directories.close(viewer.organization(), id, connection);
    next.addFlashAttribute("said", "The directory writes here no more. Who is out stays out.");
    return "redirect:/tenants/" + id.value() + "/sign-in/" + connection.value() + "/directory";
  }
}
