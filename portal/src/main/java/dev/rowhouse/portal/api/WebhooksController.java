package dev.rowhouse.portal.api;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.inbox.Endpoint;
import dev.rowhouse.billing.inbox.EndpointKind;
import dev.rowhouse.billing.inbox.EndpointSecret;
import dev.rowhouse.billing.inbox.Endpoints;
import dev.rowhouse.billing.inbox.Inbox;
import dev.rowhouse.billing.inbox.NewEndpoint;
import dev.rowhouse.billing.inbox.Refusal;
import dev.rowhouse.billing.inbox.RefusedRequest;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ProjectId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A project's webhook endpoints for billing systems. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects/{project}/webhooks")
class WebhooksController {
  private final Endpoints endpoints;
  private final Inbox inbox;
  private final Reach reach;
  private final String base;

  WebhooksController(
      Endpoints endpoints, Inbox inbox, Reach reach, @Value("${rowhouse.base-url}") String base) {
    this.endpoints = endpoints;
    this.inbox = inbox;
    this.reach = reach;
    this.base = base;
  }

  /**
   * @param kind STRIPE when left out
   * @param name for people
   * @param livemode whether it takes real events; false when left out
   * @param account a connected account's identifier; left out: the builder's own
   * @param secret the sender's own signing secret; left out: we make one
   */
  record NewWebhook(
      @Nullable EndpointKind kind,
      @Nullable String name,
      @Nullable Boolean livemode,
      @Nullable String account,
      @Nullable String secret) {}

  /**
   * @param secret the sender's own new secret; left out: we make one
   * @param overlapSeconds how long the old one holds on; a day when left out, a week at most
   */
  record Roll(@Nullable String secret, @Min(0) @Max(604_800) @Nullable Integer overlapSeconds) {}

  record Change(@NotNull Boolean enabled) {}

  /** What was refused at the door. */
  record Refusals(List<Refusal> days, List<RefusedRequest> last) {}

  @GetMapping
  Page<WebhookView> list(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @RequestParam @Nullable EndpointId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    List<Endpoint> found =
        endpoints.list(reach.owner(caller, project)).stream()
            .sorted(Comparator.comparing(endpoint -> endpoint.id().value()))
            .toList();
    return Page.cut(found, after, limit, endpoint -> endpoint.id().value(), this::view);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  WebhookView create(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @RequestBody NewWebhook wanted) {
    EndpointKind kind = Given.or(wanted.kind(), EndpointKind.STRIPE);
    return view(
        endpoints.create(
            new NewEndpoint(
                reach.owner(caller, project),
                kind,
                Given.or(wanted.name(), kind == EndpointKind.STRIPE ? "Stripe" : "Standard"),
                Given.or(wanted.livemode(), false),
                wanted.account(),
                wanted.secret())));
  }

  @GetMapping("/{id}")
  WebhookView find(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable EndpointId id) {
    return view(reach.endpoint(caller, project, id));
  }

  @PatchMapping("/{id}")
  WebhookView change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable EndpointId id,
      @Valid @RequestBody Change wanted) {
    endpoints.enable(reach.endpoint(caller, project, id).owner(), id, wanted.enabled());
    return find(caller, project, id);
  }

  @PostMapping("/{id}/roll")
  WebhookView roll(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable EndpointId id,
      @Valid @RequestBody(required = false) @Nullable Roll wanted) {
    OwnerId owner = reach.endpoint(caller, project, id).owner();
    Roll roll = wanted == null ? new Roll(null, null) : wanted;
    Duration overlap = Duration.ofSeconds(Given.or(roll.overlapSeconds(), 86_400));
    return view(endpoints.roll(owner, id, roll.secret(), overlap));
  }

  @GetMapping("/{id}/refusals")
  Refusals refusals(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable EndpointId id) {
    OwnerId owner = reach.endpoint(caller, project, id).owner();
    return new Refusals(inbox.refusals(owner, id), inbox.lastRefused(owner, id));
  }

  private WebhookView view(EndpointSecret set) {
    return view(set.endpoint(), set.secret());
  }

  private WebhookView view(Endpoint endpoint) {
    return view(endpoint, null);
  }

  private WebhookView view(Endpoint endpoint, @Nullable String secret) {
    return new WebhookView(
        endpoint.id(),
        base + "/hooks/" + endpoint.id().value(),
        endpoint.kind(),
        endpoint.name(),
        endpoint.livemode(),
        endpoint.account(),
        endpoint.apiVersion(),
        endpoint.enabled(),
        endpoint.deauthorizedAt(),
        endpoint.createdAt(),
        secret);
  }
}
