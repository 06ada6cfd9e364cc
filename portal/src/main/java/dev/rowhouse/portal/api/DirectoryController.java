package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.connection.Addresses;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.directory.Directories;
import dev.rowhouse.provisioner.directory.DirectoryLine;
import dev.rowhouse.provisioner.directory.DirectoryToken;
import dev.rowhouse.provisioner.directory.DirectoryView;
import dev.rowhouse.provisioner.tenant.Housed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a company's directory writes who its people are (SCIM 2.0). */
@RestController
@RequestMapping(ApiPaths.V1 + "/tenants/{id}/connections/{connection}/directory")
class DirectoryController {
  private final Directories directories;
  private final Addresses addresses;
  private final Reach reach;

  DirectoryController(Directories directories, Addresses addresses, Reach reach) {
    this.directories = directories;
    this.addresses = addresses;
    this.reach = reach;
  }

  /**
   * @param url to paste at the directory, by the name that its people know; null until the house
   *     has an address
   * @param tokens that open now; none: it is off
   * @param lines what it changed and what could not be taken, the newest first
   */
  record DirectoryAnswer(
      @Nullable String url,
      List<DirectoryToken> tokens,
      long people,
      long inactive,
      long groups,
      List<DirectoryLine> lines) {}

  record TokenAnswer(String token) {}

  @GetMapping
  DirectoryAnswer look(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection) {
    Housed housed = reach.tenant(caller, id);
    DirectoryView now = directories.look(caller.organization(), id, connection);
    return new DirectoryAnswer(
        addresses
            .of(caller.organization(), housed)
            .map(at -> at + "/.door/scim/v2/" + connection.value())
            .orElse(null),
        now.tokens(),
        now.people(),
        now.inactive(),
        now.groups(),
        now.lines());
  }

  /** The answer alone has the token; those of before go on for a day. */
  @PostMapping("/tokens")
  @ResponseStatus(HttpStatus.CREATED)
  TokenAnswer open(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection) {
    reach.tenant(caller, id);
    return new TokenAnswer(directories.open(caller.organization(), id, connection));
  }

  /** No token opens any more; who is shut out stays out. */
  @DeleteMapping("/tokens")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @PathVariable ConnectionId connection) {
    reach.tenant(caller, id);
    directories.close(caller.organization(), id, connection);
  }
}
