package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.tenant.Tending;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One tenant and its life. */
@RestController
@RequestMapping(ApiPaths.V1 + "/tenants/{id}")
class TenantsController {
  private final Tending tending;
  private final TenantViews views;
  private final Reach reach;

  TenantsController(Tending tending, TenantViews views, Reach reach) {
    this.tending = tending;
    this.views = views;
    this.reach = reach;
  }

  record Move(@NotNull SnapshotId snapshot) {}

  @GetMapping
  TenantView find(@AuthenticationPrincipal Caller caller, @PathVariable TenantId id) {
    return views.of(reach.tenant(caller, id));
  }

  @PostMapping("/suspend")
  @ResponseStatus(HttpStatus.ACCEPTED)
  TenantView suspend(@AuthenticationPrincipal Caller caller, @PathVariable TenantId id) {
    return ask(caller, id, tending::suspend, "suspended by API");
  }

  @PostMapping("/resume")
  @ResponseStatus(HttpStatus.ACCEPTED)
  TenantView resume(@AuthenticationPrincipal Caller caller, @PathVariable TenantId id) {
    return ask(caller, id, tending::resume, "resumed by API");
  }

  @PostMapping("/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  TenantView cancel(@AuthenticationPrincipal Caller caller, @PathVariable TenantId id) {
    return ask(caller, id, tending::cancel, "canceled by API");
  }

  /** Another snapshot for this one tenant; its data stays. */
  @PostMapping("/move")
  @ResponseStatus(HttpStatus.ACCEPTED)
  TenantView move(
      @AuthenticationPrincipal Caller caller,
      @PathVariable TenantId id,
      @Valid @RequestBody Move wanted) {
    reach.tenant(caller, id);
    tending.move(caller.organization(), id, wanted.snapshot(), caller.cause("moved by API"));
    return find(caller, id);
  }

  private interface Ask {
    void of(OrganizationId organization, TenantId id, Cause cause);
  }

  private TenantView ask(Caller caller, TenantId id, Ask ask, String why) {
    reach.tenant(caller, id);
    ask.of(caller.organization(), id, caller.cause(why));
    return find(caller, id);
  }
}
