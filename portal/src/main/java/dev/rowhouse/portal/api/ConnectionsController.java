package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.connection.Addresses;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionState;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.connection.Setups;
import dev.rowhouse.provisioner.connection.SignInLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The identity providers by which a tenant's people sign in. */
@RestController
@RequestMapping(ApiPaths.V1 + "/tenants/{id}/connections")
class ConnectionsController {
  private final Connections connections;
  private final Setups setups;
  private final Addresses addresses;
  private final Reach reach;

  ConnectionsController(Connections connections, Setups setups, Addresses addresses, Reach reach) {
    this.connections = connections;
    this.setups = setups;
    this.addresses = addresses;
    this.reach = reach;
  }

  record ConnectionsView(List<ConnectionView> items) {}

  record SetupLink(String url) {}

  record Move(@NotNull ConnectionState to) {}

  /** The last hundred sign-ins, the newest first. */
  record TraceView(List<SignInLine> items) {}

  @GetMapping
  ConnectionsView list(@AuthenticationPrincipal Caller caller, @PathVariable TenantId id) {
    reach.tenant(caller, id);
    return new ConnectionsView(
        connections.list(caller.organization(), id).stream()
            .map(each -> view(caller, each))
            .toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ConnectionView create(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @Valid @RequestBody ConnectionJson wanted) {
    reach.tenant(caller, id);
    return view(
        caller,
        connections.create(caller.organization(), id, wanted.settings(), wanted.newSecret()));
  }

  /** For the company's own people; the answer alone has the link, which works for three days. */
  @PostMapping("/setup-links")
  @ResponseStatus(HttpStatus.CREATED)
  SetupLink link(@AuthenticationPrincipal Caller caller, @PathVariable TenantId id) {
    return link(url(caller, id), setups.open(caller.organization(), id));
  }

  /** For a connection that is there: to give a new secret, say. */
  @PostMapping("/{connection}/setup-links")
  @ResponseStatus(HttpStatus.CREATED)
  SetupLink linkTo(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection) {
    return link(url(caller, id), setups.open(caller.organization(), id, connection));
  }

  private static SetupLink link(@Nullable String url, String token) {
    if (url == null) {
      throw Problem.invalid("tenant", "has no house yet, and the link leads there");
    }
    return new SetupLink(url + "/.door/setup/" + token);
  }

  /** Every setup link of the tenant ends. */
  @DeleteMapping("/setup-links")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endLinks(@AuthenticationPrincipal Caller caller, @PathVariable TenantId id) {
    reach.tenant(caller, id);
    setups.closeAll(caller.organization(), id);
  }

  @GetMapping("/{connection}")
  ConnectionView find(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection) {
    reach.tenant(caller, id);
    return view(caller, connections.get(caller.organization(), id, connection));
  }

  /** Another provider or secret wants another test. */
  @PutMapping("/{connection}")
  ConnectionView change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      @Valid @RequestBody ConnectionJson wanted) {
    reach.tenant(caller, id);
    int version = connections.get(caller.organization(), id, connection).version();
    return view(
        caller,
        connections.update(
            caller.organization(), id, connection, version, wanted.settings(), wanted.newSecret()));
  }

  @PostMapping("/{connection}/state")
  ConnectionView move(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection,
      @Valid @RequestBody Move wanted) {
    reach.tenant(caller, id);
    return view(caller, connections.move(caller.organization(), id, connection, wanted.to()));
  }

  @GetMapping("/{connection}/trace")
  TraceView trace(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection) {
    reach.tenant(caller, id);
    return new TraceView(connections.trace(caller.organization(), id, connection));
  }

  @DeleteMapping("/{connection}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection) {
    reach.tenant(caller, id);
    connections.delete(caller.organization(), id, connection);
  }

  private ConnectionView view(Caller caller, Connection connection) {
    return ConnectionView.of(connection, url(caller, connection.tenant()));
  }

  private @Nullable String url(Caller caller, TenantId tenant) {
    return addresses.of(caller.organization(), reach.tenant(caller, tenant)).orElse(null);
  }
}
