package dev.rowhouse.provisioner.console;

import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.claim.Claim;
import dev.rowhouse.provisioner.claim.Claims;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Presence;
import dev.rowhouse.provisioner.connection.Roster;
import dev.rowhouse.provisioner.member.Members;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Decides who may administer a tenant: whose claim opens its house now and carries the role {@link
 * #ROLE}, which their provider's groups gave them, and who still has it.
 */
@Component
public class Admins {
  public static final String ROLE = "admin";

  private final ObjectProvider<Claims> claims;
  private final Projects projects;
  private final Roster roster;
  private final Members members;

  Admins(ObjectProvider<Claims> claims, Projects projects, Roster roster, Members members) {
    this.claims = claims;
    this.projects = projects;
    this.roster = roster;
    this.members = members;
  }

  /**
   * Empty for everybody else, and for what was revoked, is over or belongs to another house.
   *
   * @param origin the address from which they ask
   */
  public Optional<Admin> of(Porch porch, String token, String origin) {
    OrganizationId builder =
        projects.known(porch.project()).map(Project::organization).orElse(null);
    return builder == null
        ? Optional.empty()
        : claim(porch, token)
            .filter(claim -> claim.roles().contains(ROLE) && stillHas(porch, builder, claim))
            .map(claim -> new Admin(porch, builder, actor(claim, origin)));
  }

  private Optional<Claim> claim(Porch porch, String token) {
    return claims.getObject().opened(token, porch.container(), porch.name());
  }

  /** A later sign-in may have brought less; who is none of the provider's has what is signed. */
  private boolean stillHas(Porch porch, OrganizationId builder, Claim claim) {
    if (!claim.subject().startsWith("prs_")) {
      return true;
    }
    return roster.of(builder, porch.tenant()).stream()
            .map(Presence::person)
            .filter(person -> person.id().value().equals(claim.subject()))
            .anyMatch(person -> person.active() && person.roles().contains(ROLE))
        || members.list(porch).stream()
            .filter(member -> member.id().value().equals(claim.subject()))
            .anyMatch(member -> member.role().equals(ROLE));
  }

  private static Actor actor(Claim claim, String origin) {
    String name = claim.name().isEmpty() ? claim.subject() : claim.name();
    return new Actor("admin:" + claim.subject(), name, origin);
  }
}
