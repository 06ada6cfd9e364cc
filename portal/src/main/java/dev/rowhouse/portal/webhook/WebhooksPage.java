package dev.rowhouse.portal.webhook;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.inbox.Endpoint;
import dev.rowhouse.billing.inbox.EndpointKind;
import dev.rowhouse.billing.inbox.Endpoints;
import dev.rowhouse.billing.inbox.InvalidEndpoint;
import dev.rowhouse.billing.inbox.NewEndpoint;
import dev.rowhouse.billing.stripe.InvalidStripeKey;
import dev.rowhouse.billing.stripe.StripeKeys;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ProjectId;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Addresses that a project's billing system posts to, and the key to ask Stripe again with. */
@Controller
class WebhooksPage {
  private static final Duration OVERLAP = Duration.ofDays(1);

  private final Shown shown;
  private final Endpoints endpoints;
  private final StripeKeys stripeKeys;

  WebhooksPage(Shown shown, Endpoints endpoints, StripeKeys stripeKeys) {
    this.shown = shown;
    this.endpoints = endpoints;
    this.stripeKeys = stripeKeys;
  }

  @GetMapping("/projects/{id}/webhooks")
  @Needs(Permission.LOOK)
  String list(Viewer viewer, @PathVariable ProjectId id, Model model) {
    return shown.page(viewer, id, model);
  }

  @PostMapping("/projects/{id}/webhooks/in")
  @Recent("make a webhook with its secret")
  @Needs(Permission.BUILD)
  String create(
      Viewer viewer,
      @PathVariable ProjectId id,
      @RequestParam EndpointKind kind,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String secret,
      @RequestParam(defaultValue = "false") boolean livemode,
      Model model) {
    OwnerId owner = shown.owner(viewer, id);
    try {
      var made =
          endpoints.create(
              new NewEndpoint(
                  owner, kind, name, livemode, null, secret.isBlank() ? null : secret.strip()));
      model.addAttribute("madeEndpoint", made.endpoint());
      model.addAttribute("secret", secret.isBlank() ? made.secret() : null);
    } catch (InvalidEndpoint e) {
      model.addAttribute("wrong", Refusals.sentence(String.valueOf(e.getMessage())));
      model.addAttribute("given", Given.endpoint(e.field(), name, kind, livemode));
    }
    return shown.page(viewer, id, model);
  }

  @PostMapping("/projects/{id}/webhooks/in/{endpoint}/roll")
  @Recent("make a new webhook secret")
  @Needs(Permission.BUILD)
  String roll(
      Viewer viewer, @PathVariable ProjectId id, @PathVariable EndpointId endpoint, Model model) {
    find(viewer, id, endpoint);
    var rolled = endpoints.roll(shown.owner(viewer, id), endpoint, null, OVERLAP);
    model.addAttribute("madeEndpoint", rolled.endpoint());
    model.addAttribute("secret", rolled.secret());
    model.addAttribute("rolled", true);
    return shown.page(viewer, id, model);
  }

  @PostMapping("/projects/{id}/webhooks/in/{endpoint}/enable")
  @Needs(Permission.BUILD)
  String enable(
      Viewer viewer,
      @PathVariable ProjectId id,
      @PathVariable EndpointId endpoint,
      @RequestParam boolean on) {
    find(viewer, id, endpoint);
    endpoints.enable(shown.owner(viewer, id), endpoint, on);
    return "redirect:/projects/" + id.value() + "/webhooks";
  }

  @PostMapping("/projects/{id}/webhooks/stripe-key")
  @Recent("change the Stripe key")
  @Needs(Permission.BUILD)
  String key(
      Viewer viewer,
      @PathVariable ProjectId id,
      @RequestParam String key,
      Model model,
      RedirectAttributes next) {
    OwnerId owner = shown.owner(viewer, id);
    try {
      stripeKeys.save(owner, key.strip());
    } catch (InvalidStripeKey e) {
      model.addAttribute("wrong", Refusals.sentence(String.valueOf(e.getMessage())));
      model.addAttribute("given", Given.key());
      return shown.page(viewer, id, model);
    }
    next.addFlashAttribute("said", "Stripe knows the key; it is sealed and never shown again.");
    return "redirect:/projects/" + id.value() + "/webhooks";
  }

  @PostMapping("/projects/{id}/webhooks/stripe-key/forget")
  @Needs(Permission.BUILD)
  String forget(Viewer viewer, @PathVariable ProjectId id, @RequestParam boolean livemode) {
    stripeKeys.forget(shown.owner(viewer, id), livemode);
    return "redirect:/projects/" + id.value() + "/webhooks";
  }

  private Endpoint find(Viewer viewer, ProjectId id, EndpointId endpoint) {
    return endpoints
        .find(shown.owner(viewer, id), endpoint)
        .orElseThrow(() -> NotHere.thing("endpoint"));
  }
}
