package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.portal.api.key.Caller;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The key of the request that runs, for parts beside the API.
 *
 * @param actor as timelines and the audit log name it
 */
public record KeyInUse(OrganizationId organization, String name, String actor) {
  /** Empty where no key was opened. */
  public static Optional<KeyInUse> now() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && who.getPrincipal() instanceof Caller caller
        ? Optional.of(new KeyInUse(caller.organization(), caller.name(), caller.actor()))
        : Optional.empty();
  }
}
