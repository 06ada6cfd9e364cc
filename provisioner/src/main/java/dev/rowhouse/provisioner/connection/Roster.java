package dev.rowhouse.provisioner.connection;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who of a tenant was ever here, who is inside, and who is shown out. */
@Component
public class Roster {
  private final Tenants tenants;
  private final People people;
  private final Visits visits;
  private final SignInLines lines;

  Roster(Tenants tenants, People people, Visits visits, SignInLines lines) {
    this.tenants = tenants;
    this.people = people;
    this.visits = visits;
    this.lines = lines;
  }

  /**
   * At most a thousand, by name.
   *
   * @throws NoSuchElementException when the organization has no such tenant
   */
  public List<Presence> of(OrganizationId organization, TenantId tenant) {
    tenants.get(organization, tenant);
    Map<PersonId, Integer> inside = visits.inside(tenant);
    return people.of(tenant).stream()
        .map(person -> new Presence(person, inside.getOrDefault(person.id(), 0)))
        .toList();
  }

  public Optional<Person> find(OrganizationId organization, TenantId tenant, PersonId id) {
    tenants.get(organization, tenant);
    return people.of(tenant).stream().filter(person -> person.id().equals(id)).findFirst();
  }

  /**
   * Ends every sign-in of theirs, at every gateway within moments. They may sign in again.
   *
   * @param by who shows them out
   * @throws NoSuchElementException when the tenant has no such person
   */
  @Transactional
  public Person showOut(OrganizationId organization, TenantId tenant, PersonId id, String by) {
    Person person =
        find(organization, tenant, id)
            .orElseThrow(() -> new NoSuchElementException("no such person"));
    visits.endOf(id);
    String who = person.email().isEmpty() ? person.subject() : person.email();
    lines.write(
        person.connection(), SignInLine.Outcome.OUT, who, "Signed out everywhere by " + by, false);
    return person;
  }
}
