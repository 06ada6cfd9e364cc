package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.ReceiptId;
import dev.rowhouse.provisioner.TenantId;
import java.time.Instant;
import java.util.Map;

/**
 * A signed statement that a tenant was forgotten.
 *
 * @param document what was signed, to keep and to hand on
 */
record ReceiptView(
    ReceiptId id,
    TenantId tenant,
    ProjectId project,
    Instant issuedAt,
    Map<String, Object> document) {}
