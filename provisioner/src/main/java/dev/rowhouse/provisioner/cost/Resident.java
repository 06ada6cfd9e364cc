package dev.rowhouse.provisioner.cost;

import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;

/**
 * Whom a line of a statement belongs to.
 *
 * @param name of a tenant that is erased: only that
 */
public record Resident(
    TenantId tenant, String name, boolean erased, ProjectId project, String projectName) {}
