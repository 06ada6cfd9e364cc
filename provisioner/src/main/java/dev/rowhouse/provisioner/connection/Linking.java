package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.PersonId;
import org.springframework.stereotype.Component;

/**
 * Says who somebody is that a provider vouches for the first time. A member who came by links until
 * then stays who they are, for the app as well; but only where the provider says that the address
 * is verified, and its domain was proved for this connection: anybody can mint an address.
 */
@Component
class Linking {
  private final EmailDomainStore domains;
  private final Locals locals;
  private final People people;

  Linking(EmailDomainStore domains, Locals locals, People people) {
    this.domains = domains;
    this.locals = locals;
    this.people = people;
  }

  PersonId known(Connection connection, Profile profile) {
    return EmailDomain.of(profile.vouchedEmail())
        .filter(domain -> domains.vouches(connection.id(), domain))
        .flatMap(_ -> locals.byAddress(connection.tenant(), profile.vouchedEmail()))
        .filter(member -> !people.isTaken(member))
        .orElseGet(PersonId::mint);
  }
}
