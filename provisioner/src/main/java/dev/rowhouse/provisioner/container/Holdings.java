package dev.rowhouse.provisioner.container;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ProjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The faces' only way to containers. {@link Containers} acts for nobody and is for workers and
 * listeners; whoever acts for a person or a key asks for their holding first.
 */
@Component
public class Holdings {
  private final Containers containers;
  private final OwnedRows rows;

  Holdings(Containers containers, OwnedRows rows) {
    this.containers = containers;
    this.rows = rows;
  }

  /** All that an organization has. */
  public Holding of(OrganizationId organization) {
    return of(organization, null);
  }

  /**
   * @param project the only one to be seen; null for all of the organization
   */
  public Holding of(OrganizationId organization, @Nullable ProjectId project) {
    return new Holding(containers, rows, organization, project);
  }
}
