package dev.rowhouse.portal.api;

import dev.rowhouse.billing.stripe.StripeKey;
import dev.rowhouse.billing.stripe.StripeKeys;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ProjectId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The restricted Stripe keys of a project, one a mode; they go in and never come out. */
@RestController
@RequestMapping(ApiPaths.V1 + "/projects/{project}/stripe-key")
class StripeKeyController {
  private final StripeKeys keys;
  private final Reach reach;

  StripeKeyController(StripeKeys keys, Reach reach) {
    this.keys = keys;
    this.reach = reach;
  }

  /**
   * @param key {@code rk_live_…} or {@code rk_test_…}
   */
  record Key(@NotBlank String key) {}

  record Keys(List<StripeKey> keys) {}

  @GetMapping
  Keys list(@AuthenticationPrincipal Caller caller, @PathVariable ProjectId project) {
    return new Keys(keys.list(reach.owner(caller, project)));
  }

  /** Tried against Stripe first. */
  @PutMapping
  StripeKey save(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @Valid @RequestBody Key wanted) {
    return keys.save(reach.owner(caller, project), wanted.key());
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ProjectId project,
      @RequestParam boolean livemode) {
    keys.forget(reach.owner(caller, project), livemode);
  }
}
