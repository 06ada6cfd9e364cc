package dev.rowhouse.provisioner.tenant;

import java.util.List;

/** What a builder's own webhooks can be told, for pages that offer a choice. */
public final class NewsTypes {
  public static final List<String> ALL =
      List.of(
          "tenant.created",
          "tenant.ready",
          "tenant.failed",
          "tenant.past_due",
          "tenant.suspended",
          "tenant.resumed",
          "tenant.canceled",
          "tenant.node_lost",
          "tenant.node_found",
          "tenant.erasure_due",
          "tenant.erased",
          "host.active",
          "host.lost",
          "host.off");

  private NewsTypes() {}
}
