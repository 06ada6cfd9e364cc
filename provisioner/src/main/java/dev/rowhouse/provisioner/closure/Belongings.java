package dev.rowhouse.provisioner.closure;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Members;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.TenantState;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an organization has, in lines that people read before it goes. */
@Component
class Belongings {
  private static final int PAGE = 200;
  private static final Set<TenantState> LEFT = EnumSet.complementOf(EnumSet.of(TenantState.ERASED));

  private final Projects projects;
  private final Tenants tenants;
  private final Nodes nodes;
  private final Members members;

  Belongings(Projects projects, Tenants tenants, Nodes nodes, Members members) {
    this.projects = projects;
    this.tenants = tenants;
    this.nodes = nodes;
    this.members = members;
  }

  List<String> of(OrganizationId organization) {
    var lines = new ArrayList<String>();
    for (Project project : projects.list(organization)) {
      int count = tenantsOf(organization, project.id()).size();
      lines.add(
          "project %s (%s) with %s"
              .formatted(project.name(), project.id().value(), counted(count, "tenant")));
    }
    nodes
        .list(organization)
        .forEach(node -> lines.add("node %s (%s)".formatted(node.name(), node.id().value())));
    lines.add("all API keys, webhooks and invitations");
    lines.add("the membership of " + counted(members.of(organization).size(), "person"));
    return lines;
  }

  /** All that are not forgotten yet. */
  List<Housed> tenantsOf(OrganizationId organization, ProjectId project) {
    var all = new ArrayList<Housed>();
    @Nullable TenantId after = null;
    List<Housed> page;
    do {
      page = tenants.list(organization, project, new TenantFilter("", LEFT, after, PAGE));
      all.addAll(page);
      after = page.isEmpty() ? after : page.getLast().tenant().id();
    } while (page.size() == PAGE);
    return all;
  }

  private static String counted(int number, String thing) {
    String many = thing.equals("person") ? "people" : thing + "s";
    return number + " " + (number == 1 ? thing : many);
  }
}
