package dev.rowhouse.provisioner.host;

import dev.rowhouse.provisioner.HostId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.dns.Challenge;
import dev.rowhouse.provisioner.dns.DomainName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One claim to a domain. Others may claim the same: whoever proves it has it.
 *
 * @param tenant whose container answers to exactly this name; null for a product's: there each
 *     container answers one label below it
 * @param problem why it is not, or no longer, proved, in words for its builder
 * @param verifiedAt when it was proved; null until then
 * @param lostSince when its record was first missed; null while it is there
 * @param offAt when it is switched off unless its record comes back; null while it is there
 * @param checkedAt when its record was last looked for
 */
public record Host(
    HostId id,
    ProjectId project,
    @Nullable TenantId tenant,
    DomainName domain,
    Challenge challenge,
    HostState state,
    @Nullable String problem,
    @Nullable Instant verifiedAt,
    @Nullable Instant lostSince,
    @Nullable Instant offAt,
    @Nullable Instant checkedAt,
    Instant createdAt) {

  public boolean isProducts() {
    return tenant == null;
  }

  /** As it is said of all names that it covers. */
  public String shown() {
    return (isProducts() ? "*." : "") + domain.shown();
  }
}
