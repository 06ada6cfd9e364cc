package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.EmailDomainId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.dns.Challenge;
import dev.rowhouse.provisioner.dns.DomainName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That the addresses of one domain are a connection's. Others may say the same of it, each with a
 * record of their own; what is proved holds for this tenant alone.
 *
 * @param enforced whether its people have to use the provider
 * @param problem why it is not, or no longer, proved, in words
 * @param lostSince when its record was first missed; null while it is there
 */
public record EmailDomain(
    EmailDomainId id,
    TenantId tenant,
    ConnectionId connection,
    DomainName domain,
    Challenge challenge,
    EmailDomainState state,
    boolean enforced,
    @Nullable String problem,
    @Nullable Instant lostSince,
    @Nullable Instant checkedAt,
    Instant createdAt) {

  /** Of an address; empty when it is none. Names below a domain are others. */
  public static Optional<DomainName> of(String email) {
    int at = email.lastIndexOf('@');
    try {
      return at < 1
          ? Optional.empty()
          : Optional.of(DomainName.parse("email", email.substring(at + 1)));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
