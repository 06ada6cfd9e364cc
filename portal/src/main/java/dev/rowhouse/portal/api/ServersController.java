package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.inventory.Inventory;
import dev.rowhouse.marketplace.inventory.Server;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.Vendors;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.machine.Commands;
import dev.rowhouse.provisioner.machine.MintedToken;
import dev.rowhouse.provisioner.renting.Bringing;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Machines that the organization sells as a vendor; who is none has none. */
@RestController
@RequestMapping(ApiPaths.V1 + "/servers")
class ServersController {
  private final Vendors vendors;
  private final Inventory inventory;
  private final Bringing bringing;
  private final Commands commands;
  private final Reach reach;

  ServersController(
      Vendors vendors, Inventory inventory, Bringing bringing, Commands commands, Reach reach) {
    this.vendors = vendors;
    this.inventory = inventory;
    this.bringing = bringing;
    this.commands = commands;
    this.reach = reach;
  }

  @GetMapping
  Page<ServerView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam @Nullable ServerId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    reach.organization(caller);
    List<Server> all =
        vendors
            .of(caller.organization())
            .map(vendor -> inventory.of(vendor.id()).stream().map(each -> each.server()).toList())
            .orElse(List.of());
    return Page.cut(all, after, limit, server -> server.id().value(), ServerView::of);
  }

  @GetMapping("/{id}")
  ServerView find(@AuthenticationPrincipal Caller caller, @PathVariable ServerId id) {
    return ServerView.of(server(caller, id));
  }

  /** The token lets one machine in as this server, within a day. */
  @PostMapping("/{id}/enrolments")
  @ResponseStatus(HttpStatus.CREATED)
  EnrolmentView enrol(@AuthenticationPrincipal Caller caller, @PathVariable ServerId id) {
    Server server = server(caller, id);
    MintedToken minted = bringing.token(server.vendor(), id, caller.actor());
    return EnrolmentView.of(
        minted.token(), minted.secret(), commands.enrol(minted.secret()), List.of());
  }

  /** Takes the machine away that was enrolled for it; the server stays listed. */
  @DeleteMapping("/{id}/machine")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@AuthenticationPrincipal Caller caller, @PathVariable ServerId id) {
    bringing.remove(server(caller, id).vendor(), id);
  }

  private Server server(Caller caller, ServerId id) {
    reach.organization(caller);
    Vendor vendor = vendors.of(caller.organization()).orElseThrow(() -> nothing());
    return inventory.find(vendor.id(), id).orElseThrow(() -> nothing()).server();
  }

  private static Problem nothing() {
    return Problem.notFound("server");
  }
}
