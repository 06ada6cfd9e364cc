package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.outbound.Outbound;
import dev.rowhouse.db.text.Cut;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.tenant.Tenant;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What tenants' admins ask of their builders. A request erases nothing, however old it gets. */
@Repository
public class ErasureRequests {
  private final JdbcClient jdbc;
  private final Tenants tenants;
  private final Outbound outbound;
  private final Clock clock;

  ErasureRequests(JdbcClient jdbc, Tenants tenants, Outbound outbound, Clock clock) {
    this.jdbc = jdbc;
    this.tenants = tenants;
    this.outbound = outbound;
    this.clock = clock;
  }

  /**
   * @throws java.util.NoSuchElementException when the organization has no such tenant
   */
  public Optional<ErasureRequest> of(OrganizationId organization, TenantId tenant) {
    tenants.get(organization, tenant);
    return jdbc.sql("SELECT who, at FROM provisioner_erasure_request WHERE tenant_id = :tenant")
        .param("tenant", tenant.value())
        .query((row, _) ->
            new ErasureRequest(row.getString("who"), row.getObject("at", Instant.class)))
        .optional();
  }

  /**
   * Asked again it changes nothing; the builder is told once.
   *
   * @param typed the tenant's name
   * @throws Rejected naming {@code typed} when it is another
   */
  @Transactional
  public void ask(OrganizationId organization, TenantId id, String who, String typed) {
    Tenant tenant = tenants.get(organization, id).tenant();
    if (!typed.strip().equals(tenant.name())) {
      throw new Rejected("typed", "type the name exactly: " + tenant.name());
    }
    int made =
        jdbc.sql(
                """
                INSERT IGNORE INTO provisioner_erasure_request (tenant_id, who, at)
                VALUES (:tenant, :who, :now)
                """)
            .param("tenant", id.value())
            .param("who", Cut.to(255, who))
            .param("now", clock.instant())
            .update();
    if (made == 1) {
      outbound.publish(
          new OwnerId(tenant.project().value()),
          "tenant.erasure_requested",
          Map.of("tenant", id.value(), "by", who));
    }
  }

  /** They changed their mind, or their builder says no. */
  @Transactional
  public void withdraw(OrganizationId organization, TenantId tenant) {
    tenants.get(organization, tenant);
    forget(tenant);
  }

  void forget(TenantId tenant) {
    jdbc.sql("DELETE FROM provisioner_erasure_request WHERE tenant_id = :tenant")
        .param("tenant", tenant.value())
        .update();
  }
}
