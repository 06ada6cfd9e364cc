package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.ReceiptId;
import dev.rowhouse.provisioner.TenantId;
import java.time.Instant;

/**
 * A signed statement that a tenant was forgotten.
 *
 * @param document the signed JSON, as it is handed out
 */
public record Receipt(
    ReceiptId id, TenantId tenant, ProjectId project, String document, Instant issuedAt) {}
