package dev.rowhouse.provisioner.machine;

import dev.rowhouse.provisioner.MachineId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a machine that was let in gets.
 *
 * @param certificate PEM, for its Docker
 * @param authority PEM of who signed it, and signs for us: nobody else is let in
 * @param gateways PEM of who signs for gateways, which its door to tenants lets in
 * @param until when the certificate ends
 * @param renewAfter when to ask for the next one
 */
public record Admission(
    MachineId machine,
    String name,
    String certificate,
    String authority,
    String gateways,
    Instant until,
    Instant renewAfter,
    String subnet4,
    @Nullable String subnet6) {}
