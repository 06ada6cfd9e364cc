package dev.rowhouse.portal.audit;

import dev.rowhouse.marketplace.ApiKeyId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.account.ApiKeys;
import dev.rowhouse.marketplace.account.Invitations;
import dev.rowhouse.marketplace.account.Members;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.portal.api.AsJson;
import dev.rowhouse.portal.passkey.MembersKeys;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Connections;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks at things of an organization by their identifiers, as the API would show them. */
@Component
class Subjects {
  private final Projects projects;
  private final Tenants tenants;
  private final Holdings holdings;
  private final Nodes nodes;
  private final ApiKeys keys;
  private final Rentals rentals;
  private final Members members;
  private final Organizations organizations;
  private final dev.rowhouse.provisioner.member.Members guests;
  private final Invitations invitations;
  private final Connections connections;
  private final MembersKeys passkeys;
  private final AsJson json;

  Subjects(
      Projects projects,
      Tenants tenants,
      Holdings holdings,
      Nodes nodes,
      ApiKeys keys,
      Rentals rentals,
      Members members,
      Organizations organizations,
      dev.rowhouse.provisioner.member.Members guests,
      Invitations invitations,
      Connections connections,
      MembersKeys passkeys,
      AsJson json) {
    this.invitations = invitations;
    this.connections = connections;
    this.guests = guests;
    this.passkeys = passkeys;
    this.projects = projects;
    this.tenants = tenants;
    this.holdings = holdings;
    this.nodes = nodes;
    this.keys = keys;
    this.rentals = rentals;
    this.members = members;
    this.organizations = organizations;
    this.json = json;
  }

  /**
   * Without a state where it is not the organization's, or of a kind that has none to show.
   *
   * @param places what else the address names: whose it is
   */
  Subject look(OrganizationId whose, String id, Map<String, String> places) {
    try {
      return (id.startsWith("cnx_") ? connection(whose, id, places) : find(whose, id))
          .orElseGet(() -> Subject.unknown(id));
    } catch (IllegalArgumentException e) {
      return Subject.unknown(id);
    }
  }

  private Optional<Subject> find(OrganizationId whose, String id) {
    return switch (id.substring(0, Math.min(id.length(), 4))) {
      case "prj_" ->
          projects
              .find(whose, new ProjectId(id))
              .map(each -> new Subject(id, each.name(), json.project(each)));
      case "tnt_" ->
          tenants
              .find(whose, new TenantId(id))
              .map(each -> new Subject(id, each.tenant().name(), json.tenant(each)));
      case "con_" ->
          holdings
              .of(whose)
              .find(new ContainerId(id))
              .map(each -> new Subject(id, each.name(), json.container(each)));
      case "nod_" ->
          nodes
              .find(whose, new NodeId(id))
              .map(each -> new Subject(id, each.name(), json.node(each)));
      case "key_" ->
          keys.find(whose, new ApiKeyId(id))
              .map(each -> new Subject(id, each.name(), json.key(each)));
      case "rnt_" ->
          rentals
              .find(whose, new RentalId(id))
              .map(each -> new Subject(id, each.contract().name(), json.rental(each)));
      case "usr_" -> member(whose, id);
      case "prs_" ->
          guests
              .find(whose, new PersonId(id))
              .map(each ->
                  new Subject(
                      id,
                      each.email(),
                      "role: %s\nbreak-glass: %s".formatted(each.role(), each.breakGlass())));
      case "psk_" ->
          passkeys
              .find(id)
              .flatMap(key ->
                  guests
                      .find(whose, key.member())
                      .map(member ->
                          new Subject(
                              id,
                              member.email(),
                              "passkey: %s\nhost: %s".formatted(key.name(), key.host()))));
      case "org_" ->
          organizations
              .find(whose)
              .filter(each -> each.id().value().equals(id))
              .map(each -> new Subject(id, each.name(), "name: " + each.name()));
      default -> Optional.empty();
    };
  }

  /** By its handle, which nobody knows it by: whom it is for. */
  Subject invitation(OrganizationId whose, String handle) {
    return invitations.of(whose).stream()
        .filter(each -> each.handle().equals(handle))
        .findFirst()
        .map(each -> new Subject("", each.email(), "role: " + each.role().word()))
        .orElseGet(() -> Subject.unknown(""));
  }

  private Optional<Subject> connection(
      OrganizationId whose, String id, Map<String, String> places) {
    var tenant = new TenantId(String.valueOf(places.get("id")));
    return connections.list(whose, tenant).stream()
        .filter(each -> each.id().value().equals(id))
        .findFirst()
        .map(each -> new Subject(id, each.settings().name(), json.connection(each)));
  }

  private Optional<Subject> member(OrganizationId whose, String id) {
    return members.of(whose).stream()
        .filter(each -> each.user().id().value().equals(id))
        .findFirst()
        .map(each -> new Subject(id, each.user().name(), "role: " + each.role().word()));
  }
}
