package dev.rowhouse.provisioner.connection;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.brand.Brands;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The doors of houses, for who comes to them. Whose they are follows from the host that was asked
 * for; everything else that a door shows is asked of that house's tenant and no other.
 */
@Component
public class Porches {
  private static final String HOUSES =
      """
      SELECT c.id, t.id AS tenant, t.project_id, c.host, COALESCE(t.given_name, t.name) AS name
      FROM provisioner_container c
      JOIN provisioner_tenant t ON t.container_id = c.id
      WHERE c.observed <> 'DELETED' AND NOT c.suspended AND t.state NOT IN ('ERASING', 'ERASED')
      """;

  private static final String TENANTS =
      """
      t.id = (SELECT tenant_id FROM provisioner_host WHERE proved = :key)
      """;

  private static final String PRODUCTS =
      """
      c.host = :key AND t.project_id = (SELECT project_id FROM provisioner_host
        WHERE proved = :domain AND tenant_id IS NULL)
      """;

  private final JdbcClient jdbc;
  private final Brands brands;
  private final ConnectionStore connections;

  Porches(JdbcClient jdbc, Brands brands, ConnectionStore connections) {
    this.jdbc = jdbc;
    this.brands = brands;
    this.connections = connections;
  }

  /**
   * @param label first label of a host of the installation's own
   */
  public Optional<Porch> at(String label) {
    return find("c.host = :key", label, "");
  }

  /**
   * @param name a whole host, lower case: a tenant's proved domain, or one label below a product's
   */
  public Optional<Porch> byName(String name) {
    int dot = name.indexOf('.');
    return find(TENANTS, name, name)
        .or(() ->
            dot < 0
                ? Optional.empty()
                : find(PRODUCTS, name.substring(0, dot), name, name.substring(dot + 1)));
  }

  /** By the best of its names: the tenant's own domain, else the product's, else ours. */
  @Unowned
  public Optional<Porch> of(TenantId tenant) {
    return jdbc.sql(
            """
            SELECT c.host, (SELECT MIN(h.proved) FROM provisioner_host h
                WHERE h.tenant_id = t.id AND h.proved IS NOT NULL) AS own,
              (SELECT MIN(h.proved) FROM provisioner_host h WHERE h.project_id = t.project_id
                AND h.tenant_id IS NULL AND h.proved IS NOT NULL) AS products
            FROM provisioner_tenant t JOIN provisioner_container c ON c.id = t.container_id
            WHERE t.id = :tenant
            """)
        .param("tenant", tenant.value())
        .query(NamesOf.class)
        .optional()
        .flatMap(this::best);
  }

  /** A house's names: always a label, and domains where it has them. */
  private record NamesOf(String host, @Nullable String own, @Nullable String products) {}

  private Optional<Porch> best(NamesOf names) {
    return names.own() != null
        ? byName(names.own())
        : names.products() != null
            ? byName(names.host() + "." + names.products())
            : at(names.host());
  }

  private Optional<Porch> find(String which, String key, String name) {
    return find(which, key, name, "");
  }

  private Optional<Porch> find(String which, String key, String name, String domain) {
    return jdbc.sql(HOUSES + "AND " + which)
        .param("key", key)
        .param("domain", domain)
        .query(Row.class)
        .optional()
        .map(row -> porch(row, name));
  }

  private record Row(String id, String tenant, String projectId, String host, String name) {}

  private Porch porch(Row row, String name) {
    var project = new ProjectId(row.projectId());
    return new Porch(
        new ContainerId(row.id()),
        new TenantId(row.tenant()),
        project,
        row.host(),
        name,
        row.name(),
        brands.known(project));
  }

  /** By which people come in. */
  public List<Connection> waysIn(Porch porch) {
    return connections.of(porch.tenant()).stream()
        .filter(it -> it.state() == ConnectionState.ACTIVE)
        .toList();
  }

  /** Of this house's tenant; another tenant's does not exist here. */
  public Optional<Connection> way(Porch porch, ConnectionId id) {
    return connections.find(porch.tenant(), id);
  }
}
