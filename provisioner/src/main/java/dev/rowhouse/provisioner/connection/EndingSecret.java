package dev.rowhouse.provisioner.connection;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import java.time.Instant;

/**
 * A client's secret that ends soon, or has ended.
 *
 * @param name of the connection
 * @param over whether it has ended
 */
public record EndingSecret(
    ConnectionId connection,
    TenantId tenant,
    ProjectId project,
    OrganizationId organization,
    String name,
    String tenantName,
    Instant endsAt,
    boolean over) {}
