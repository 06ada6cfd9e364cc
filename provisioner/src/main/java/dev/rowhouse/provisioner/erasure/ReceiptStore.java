package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.ReceiptId;
import dev.rowhouse.provisioner.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReceiptStore {
  private static final String FROM =
      """
      SELECT r.id, r.tenant_id, r.project_id, r.document, r.issued_at
      FROM provisioner_receipt r
      JOIN provisioner_project p ON p.id = r.project_id AND p.organization_id = :organization
      """;

  private final JdbcClient jdbc;

  ReceiptStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Receipt receipt, String kid) {
    jdbc.sql(
            """
            INSERT INTO provisioner_receipt (id, tenant_id, project_id, kid, document, issued_at)
            VALUES (:id, :tenant, :project, :kid, :document, :at)
            """)
        .param("id", receipt.id().value())
        .param("tenant", receipt.tenant().value())
        .param("project", receipt.project().value())
        .param("kid", kid)
        .param("document", receipt.document())
        .param("at", receipt.issuedAt())
        .update();
  }

  Optional<Receipt> of(OrganizationId organization, TenantId tenant) {
    return jdbc.sql(FROM + "WHERE r.tenant_id = :tenant")
        .param("organization", organization.value())
        .param("tenant", tenant.value())
        .query(ReceiptStore::read)
        .optional();
  }

  Optional<Receipt> find(OrganizationId organization, ReceiptId id) {
    return jdbc.sql(FROM + "WHERE r.id = :id")
        .param("organization", organization.value())
        .param("id", id.value())
        .query(ReceiptStore::read)
        .optional();
  }

  List<Receipt> list(OrganizationId organization, ProjectId project, int limit) {
    return jdbc.sql(FROM + "WHERE r.project_id = :project ORDER BY r.issued_at DESC LIMIT :limit")
        .param("organization", organization.value())
        .param("project", project.value())
        .param("limit", limit)
        .query(ReceiptStore::read)
        .list();
  }

  List<Receipt> all(OrganizationId organization) {
    return jdbc.sql(FROM + "ORDER BY r.issued_at, r.id")
        .param("organization", organization.value())
        .query(ReceiptStore::read)
        .list();
  }

  private static Receipt read(ResultSet row, int number) throws SQLException {
    return new Receipt(
        new ReceiptId(row.getString("id")),
        new TenantId(row.getString("tenant_id")),
        new ProjectId(row.getString("project_id")),
        row.getString("document"),
        row.getObject("issued_at", Instant.class));
  }
}
