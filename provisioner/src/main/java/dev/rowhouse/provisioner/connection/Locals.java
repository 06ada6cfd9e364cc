package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.dns.DomainName;
import java.util.Optional;

/** Those of a tenant's people for whom no provider vouches. */
public interface Locals {
  /**
   * @param email in any case
   */
  Optional<PersonId> byAddress(TenantId tenant, String email);

  /**
   * Who has this address and is no break-glass member is out, and has no link that works. Callers
   * open the transaction.
   *
   * @param email in any case
   */
  void putOut(TenantId tenant, String email);

  /** Who has an address of this domain has to use the provider from now on. */
  void putOut(TenantId tenant, DomainName domain);
}
