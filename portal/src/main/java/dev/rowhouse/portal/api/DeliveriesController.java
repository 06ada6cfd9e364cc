package dev.rowhouse.portal.api;

import dev.rowhouse.billing.DeliveryId;
import dev.rowhouse.billing.ReceiverId;
import dev.rowhouse.billing.outbound.Deliveries;
import dev.rowhouse.billing.outbound.DeliveryFilter;
import dev.rowhouse.billing.outbound.DeliveryState;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.ProjectId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was sent to a project's own webhooks, newest first. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects/{project}/deliveries")
class DeliveriesController {
  private final Deliveries deliveries;
  private final Reach reach;

  DeliveriesController(Deliveries deliveries, Reach reach) {
    this.deliveries = deliveries;
    this.reach = reach;
  }

  @GetMapping
  Page<DeliveryView> list(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @RequestParam @Nullable ReceiverId webhook,
      @RequestParam @Nullable DeliveryState state,
      @RequestParam @Nullable DeliveryId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    var filter = new DeliveryFilter(reach.owner(caller, project), webhook, state);
    var found = deliveries.list(filter, Optional.ofNullable(after), limit + 1);
    return Page.of(found, limit, delivery -> delivery.id().value(), DeliveryView::of);
  }

  @GetMapping("/{id}")
  DeliveryView find(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable DeliveryId id) {
    return deliveries
        .find(reach.owner(caller, project), id)
        .map(DeliveryView::whole)
        .orElseThrow(() -> Problem.notFound("delivery"));
  }

  @PostMapping("/{id}/replay")
  @ResponseStatus(HttpStatus.ACCEPTED)
  DeliveryView replay(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable DeliveryId id) {
    find(caller, project, id);
    deliveries.replay(reach.owner(caller, project), id);
    return find(caller, project, id);
  }
}
