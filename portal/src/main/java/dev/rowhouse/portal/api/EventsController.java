package dev.rowhouse.portal.api;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.inbox.EventFilter;
import dev.rowhouse.billing.inbox.EventState;
import dev.rowhouse.billing.inbox.Inbox;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
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

/** The event inbox of a project, newest first. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects/{project}/events")
class EventsController {
  private final Inbox inbox;
  private final Reach reach;

  EventsController(Inbox inbox, Reach reach) {
    this.inbox = inbox;
    this.reach = reach;
  }

  @GetMapping
  Page<EventView> list(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @RequestParam @Nullable EventState state,
      @RequestParam @Nullable EndpointId webhook,
      @RequestParam @Nullable String object,
      @RequestParam @Nullable EventId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    var filter = new EventFilter(reach.owner(caller, project), webhook, state, object);
    var found = inbox.list(filter, Optional.ofNullable(after), limit + 1);
    return Page.of(found, limit, event -> event.id().value(), EventView::of);
  }

  @GetMapping("/{id}")
  EventView find(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable EventId id) {
    return inbox
        .find(reach.owner(caller, project), id)
        .map(EventView::whole)
        .orElseThrow(() -> Problem.notFound("event"));
  }

  @PostMapping("/{id}/replay")
  @ResponseStatus(HttpStatus.ACCEPTED)
  EventView replay(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable EventId id) {
    find(caller, project, id);
    inbox.replay(reach.owner(caller, project), id);
    return find(caller, project, id);
  }

  @PostMapping("/{id}/park")
  EventView park(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable EventId id) {
    EventView event = find(caller, project, id);
    if (event.state() != EventState.PARKED && !inbox.park(reach.owner(caller, project), id)) {
      throw new Problem(
          ProblemType.CONFLICT, "Only a waiting, dead or quarantined event can be set aside.");
    }
    return find(caller, project, id);
  }
}
