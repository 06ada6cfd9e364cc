package dev.rowhouse.portal.connection;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionState;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.connection.EndingSecrets;
import dev.rowhouse.provisioner.connection.Setups;
import dev.rowhouse.provisioner.directory.Directories;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.Tenants;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One identity provider: what to paste where, its settings, its state, and what came of sign-ins.
 */
@Controller
class ConnectionPage {
  private final Tenants tenants;
  private final Connections connections;
  private final EndingSecrets secrets;
  private final Directories directories;
  private final Addresses addresses;
  private final Setups setups;
  private final SetupLinks links;

  ConnectionPage(
      Tenants tenants,
      Connections connections,
      EndingSecrets secrets,
      Directories directories,
      Addresses addresses,
      Setups setups,
      SetupLinks links) {
    this.secrets = secrets;
    this.tenants = tenants;
    this.connections = connections;
    this.directories = directories;
    this.addresses = addresses;
    this.setups = setups;
    this.links = links;
  }

  @GetMapping("/tenants/{id}/sign-in/{connection}")
  @Needs(Permission.LOOK)
  String page(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      Model model) {
    model.addAttribute("form", ConnectionForm.of(show(viewer, id, connection, model)));
    return "connection/page";
  }

  @PostMapping("/tenants/{id}/sign-in/{connection}")
  @Recent("change how a company’s people sign in")
  @Needs(Permission.OPERATE)
  String save(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      @ModelAttribute("form") ConnectionForm form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    show(viewer, id, connection, model);
    if (problems.hasErrors()) {
      return "connection/page";
    }
    try {
      connections.update(
          viewer.organization(), id, connection, form.version(), form.read(), form.newSecret());
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "connection/page";
    }
    next.addFlashAttribute("said", "The connection is saved.");
    return back(id, connection);
  }

  @PostMapping("/tenants/{id}/sign-in/{connection}/state")
  @Needs(Permission.OPERATE)
  String move(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      @RequestParam ConnectionState to,
      RedirectAttributes next) {
    var moved = connections.move(viewer.organization(), id, connection, to);
    next.addFlashAttribute("said", "The connection is " + moved.state().word() + ".");
    return back(id, connection);
  }

  /** The link is in this one answer only. */
  @PostMapping("/tenants/{id}/sign-in/{connection}/setup")
  @Recent("make a link by which a company looks after its provider")
  @Needs(Permission.OPERATE)
  String setup(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      Model model) {
    String before = links.before(viewer, id);
    model.addAttribute("link", before + setups.open(viewer.organization(), id, connection));
    return page(viewer, id, connection, model);
  }

  @PostMapping("/tenants/{id}/sign-in/{connection}/delete")
  @Recent("remove a connection with all who came by it")
  @Needs(Permission.OPERATE)
  String delete(
      Viewer viewer,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      RedirectAttributes next) {
    connections.delete(viewer.organization(), id, connection);
    next.addFlashAttribute("said", "The connection is removed, with all who came by it.");
    return "redirect:/tenants/" + id.value() + "/sign-in";
  }

  private Connection show(Viewer viewer, TenantId id, ConnectionId connection, Model model) {
    Housed housed = tenants.get(viewer.organization(), id);
    Connection found = connections.get(viewer.organization(), id, connection);
    model.addAttribute("tenant", housed.tenant());
    model.addAttribute("connection", found);
    model.addAttribute(
        "ending",
        secrets.of(viewer.organization(), housed.tenant().project()).stream()
            .filter(it -> it.connection().equals(connection))
            .findFirst()
            .orElse(null));
    model.addAttribute(
        "door", addresses.of(viewer.organization(), housed).map(it -> it + "/.door/").orElse(null));
    model.addAttribute("directory", directories.look(viewer.organization(), id, connection));
    model.addAttribute("trace", connections.trace(viewer.organization(), id, connection));
    return found;
  }

  private static String back(TenantId id, ConnectionId connection) {
    return "redirect:/tenants/" + id.value() + "/sign-in/" + connection.value();
  }
}
