package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.gateway.Links;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows containers with their addresses. */
@Component
class ContainerViews {
  private final Links links;

  ContainerViews(Links links) {
    this.links = links;
  }

  ContainerView of(Container container) {
    return of(container, null);
  }

  ContainerView of(Container container, @Nullable TenantId tenant) {
    return new ContainerView(
        container.id(),
        container.project(),
        container.kind(),
        container.name(),
        container.host(),
        links.url(container.host()),
        container.snapshot(),
        container.image(),
        SettingsJson.of(container.settings()),
        container.node(),
        container.desired(),
        container.observed(),
        container.suspended(),
        container.failure(),
        container.waiting(),
        container.createdAt(),
        container.changedAt(),
        container.lastRequestAt(),
        container.runningSince(),
        tenant);
  }
}
