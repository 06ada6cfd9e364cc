package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.HostId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.host.Host;
import dev.rowhouse.provisioner.host.HostState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claim to a domain.
 *
 * @param tenant whose container answers to exactly this name; null: each container of the project
 *     answers one label below it
 * @param domain as requests have it, {@code xn--} where it has other letters
 * @param record the TXT record that proves it
 * @param problem why it is not, or no longer, proved
 * @param lostSince since when the record is missed; null while it is there
 * @param offAt when the domain is switched off unless the record comes back
 */
record HostView(
    HostId id,
    ProjectId project,
    @Nullable TenantId tenant,
    String domain,
    HostState state,
    Txt record,
    @Nullable String problem,
    @Nullable Instant verifiedAt,
    @Nullable Instant lostSince,
    @Nullable Instant offAt,
    @Nullable Instant checkedAt,
    Instant createdAt) {

  record Txt(String name, String value) {}

  static HostView of(Host host) {
    return new HostView(
        host.id(),
        host.project(),
        host.tenant(),
        host.domain().value(),
        host.state(),
        new Txt(host.challenge().name(), host.challenge().value()),
        host.problem(),
        host.verifiedAt(),
        host.lostSince(),
        host.offAt(),
        host.checkedAt(),
        host.createdAt());
  }
}
