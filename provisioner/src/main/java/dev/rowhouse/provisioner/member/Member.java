package dev.rowhouse.provisioner.member;

import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of a tenant who comes in by a link that is sent to them, or a passkey.
 *
 * @param email lower case; nobody else of this tenant has it
 * @param name may be empty
 * @param role as the app reads it
 * @param breakGlass whether they come in so also where everybody else has to use the provider
 * @param seenAt the last sign-in of this kind; null before the first
 */
public record Member(
    PersonId id,
    TenantId tenant,
    String email,
    String name,
    String role,
    boolean breakGlass,
    Instant invitedAt,
    @Nullable Instant seenAt) {
  /** As they are called where people read it. */
  public String shown() {
    return name.isEmpty() ? email : name;
  }
}
