package dev.rowhouse.portal.webhook;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.inbox.Endpoints;
import dev.rowhouse.billing.outbound.Deliveries;
import dev.rowhouse.billing.outbound.DeliveryFilter;
import dev.rowhouse.billing.outbound.Receivers;
import dev.rowhouse.billing.stripe.StripeKeys;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.project.Projects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of webhooks shows, whichever form was sent. */
@Component
class Shown {
  private final Projects projects;
  private final Endpoints endpoints;
  private final StripeKeys stripeKeys;
  private final Receivers receivers;
  private final Deliveries deliveries;
  private final String baseUrl;

  Shown(
      Projects projects,
      Endpoints endpoints,
      StripeKeys stripeKeys,
      Receivers receivers,
      Deliveries deliveries,
      @Value("${rowhouse.base-url}") String baseUrl) {
    this.projects = projects;
    this.endpoints = endpoints;
    this.stripeKeys = stripeKeys;
    this.receivers = receivers;
    this.deliveries = deliveries;
    this.baseUrl = baseUrl;
  }

  /** The project as owner, when it is one of the viewer's organization. */
  OwnerId owner(Viewer viewer, ProjectId id) {
    return new OwnerId(projects.get(viewer.organization(), id).id().value());
  }

  String page(Viewer viewer, ProjectId id, Model model) {
    OwnerId owner = owner(viewer, id);
    model.addAttribute("project", projects.get(viewer.organization(), id));
    model.addAttribute("tab", "webhooks");
    model.addAttribute("endpoints", endpoints.list(owner));
    model.addAttribute("stripeKeys", stripeKeys.list(owner));
    model.addAttribute("receivers", receivers.list(owner));
    model.addAttribute(
        "deliveries", deliveries.list(DeliveryFilter.of(owner), Optional.empty(), 25));
    model.addAttribute("hooks", baseUrl + "/hooks/");
    if (!model.containsAttribute("given")) {
      model.addAttribute("given", Given.NOTHING);
    }
    return "webhook/list";
  }
}
