package dev.rowhouse.provisioner.member;

import dev.rowhouse.db.audit.Actor;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.provisioner.connection.Porch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes down that somebody came past a provider that everybody else has to use. */
@Repository
class Glass {
  private final JdbcClient jdbc;
  private final Acts acts;

  Glass(JdbcClient jdbc, Acts acts) {
    this.jdbc = jdbc;
    this.acts = acts;
  }

  void broken(Porch porch, Member member) {
    String organization =
        jdbc.sql("SELECT organization_id FROM provisioner_project WHERE id = :project")
            .param("project", porch.project().value())
            .query(String.class)
            .single();
    acts.write(
        new Actor("member:" + member.id().value(), member.email(), ""),
        Deed.of("members.break-glass", porch.tenant().value(), porch.tenantName())
            .in(organization)
            .because("Came in past the provider that everybody else has to use."),
        "",
        "");
  }
}
