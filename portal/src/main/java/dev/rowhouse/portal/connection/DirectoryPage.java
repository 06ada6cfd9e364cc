package dev.rowhouse.portal.connection;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.directory.Directories;
import dev.rowhouse.provisioner.gateway.Links;
import dev.rowhouse.provisioner.tenant.House;
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
  private final Links links;

  DirectoryPage(Tenants tenants, Connections connections, Directories directories, Links links) {
    this.tenants = tenants;
    this.connections = connections;
    this.directories = directories;
    this.links = links;
  }

  @GetMapping("/tenants/{id}/sign-in/{connection}/directory")
  @Needs(Permission.LOOK)
  String page(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      Model model) {
    Housed housed = tenants.get(viewer.organization(), id);
    House house = housed.house();
    model.addAttribute("tenant", housed.tenant());
    model.addAttribute("connection", connections.get(viewer.organization(), id, connection));
    model.addAttribute("directory", directories.look(viewer.organization(), id, connection));
    model.addAttribute(
        "url",
        house == null || house.host() == null
            ? null
            : links.url(house.host()) + "/.door/scim/v2/" + connection.value());
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
