package dev.rowhouse.portal.api;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.ReceiverId;
import dev.rowhouse.billing.outbound.Receiver;
import dev.rowhouse.billing.outbound.Receivers;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ProjectId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A project's own webhooks: where we post its news to. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects/{project}/outbound-webhooks")
class ReceiversController {
  private final Receivers receivers;
  private final Reach reach;

  ReceiversController(Receivers receivers, Reach reach) {
    this.receivers = receivers;
    this.reach = reach;
  }

  /**
   * @param types the news it wants; everything when left out
   */
  record NewReceiver(@NotBlank String url, @Nullable List<String> types) {}

  /** What is left out stays as it is. */
  record Change(@Nullable String url, @Nullable List<String> types, @Nullable Boolean enabled) {}

  /**
   * @param overlapSeconds how long the old secret signs too; a day when left out, a week at most
   */
  record Roll(@Min(0) @Max(604_800) @Nullable Integer overlapSeconds) {
    static Duration overlap(@Nullable Roll wanted) {
      Integer seconds = wanted == null ? null : wanted.overlapSeconds();
      return Duration.ofSeconds(Given.or(seconds, 86_400));
    }
  }

  @GetMapping
  Page<ReceiverView> list(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @RequestParam @Nullable ReceiverId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    List<Receiver> found =
        receivers.list(reach.owner(caller, project)).stream()
            .sorted(Comparator.comparing(receiver -> receiver.id().value()))
            .toList();
    return Page.cut(found, after, limit, receiver -> receiver.id().value(), ReceiverView::of);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ReceiverView create(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody NewReceiver wanted) {
    OwnerId owner = reach.owner(caller, project);
    return ReceiverView.of(
        receivers.create(owner, wanted.url(), Given.or(wanted.types(), List.<String>of())));
  }

  @GetMapping("/{id}")
  ReceiverView find(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable ReceiverId id) {
    return ReceiverView.of(reach.receiver(caller, project, id));
  }

  @RequestMapping(
      path = "/{id}",
      method = {RequestMethod.PATCH, RequestMethod.PUT})
  ReceiverView change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable ReceiverId id,
      @RequestBody Change wanted) {
    Receiver before = reach.receiver(caller, project, id);
    return ReceiverView.of(
        receivers.change(
            before.owner(),
            id,
            Given.or(wanted.url(), before.url()),
            Given.or(wanted.types(), before.types()),
            Given.or(wanted.enabled(), before.enabled())));
  }

  @PostMapping("/{id}/roll")
  ReceiverView roll(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable ReceiverId id,
      @Valid @RequestBody(required = false) @Nullable Roll wanted) {
    Receiver receiver = reach.receiver(caller, project, id);
    return ReceiverView.of(receivers.roll(receiver.owner(), id, Roll.overlap(wanted)));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @PathVariable ReceiverId id) {
    receivers.delete(reach.receiver(caller, project, id).owner(), id);
  }
}
