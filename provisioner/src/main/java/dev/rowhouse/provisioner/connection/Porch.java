package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.brand.Brand;

/**
 * The door of one house, as whoever stands before it sees it.
 *
 * @param host first label of its address
 * @param name by which it was come to, lower case: a domain of the product's or the tenant's; empty
 *     for the installation's own
 * @param tenantName whose house it is
 */
public record Porch(
    ContainerId container,
    TenantId tenant,
    ProjectId project,
    String host,
    String name,
    String tenantName,
    Brand brand) {}
