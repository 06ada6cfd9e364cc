package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * By which words tenants are found; in the transaction of whoever changes what is known of them.
 */
@Repository
class WordStore {
  private final JdbcClient jdbc;

  WordStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Reads before it writes: most news tells nothing new of a tenant's name. */
  void keep(TenantId tenant) {
    Known known = known(tenant);
    Set<String> wanted =
        Words.of(known.name, known.givenName, known.email, known.reference, known.subscription);
    Set<String> gone = new HashSet<>(here(tenant));
    List<String> fresh = new ArrayList<>(wanted);
    fresh.removeAll(gone);
    gone.removeAll(wanted);
    if (!gone.isEmpty()) {
      remove(tenant, gone);
    }
    if (!fresh.isEmpty()) {
      add(tenant, new ProjectId(known.projectId), fresh);
    }
  }

  void forget(TenantId tenant) {
    jdbc.sql("DELETE FROM provisioner_tenant_word WHERE tenant_id = :id")
        .param("id", tenant.value())
        .update();
  }

  private Known known(TenantId tenant) {
    return jdbc.sql(
            """
            SELECT project_id, name, given_name, email, reference, subscription
            FROM provisioner_tenant WHERE id = :id
            """)
        .param("id", tenant.value())
        .query(Known.class)
        .single();
  }

  private List<String> here(TenantId tenant) {
    return jdbc.sql("SELECT word FROM provisioner_tenant_word WHERE tenant_id = :id")
        .param("id", tenant.value())
        .query(String.class)
        .list();
  }

  private void remove(TenantId tenant, Set<String> words) {
    jdbc.sql("DELETE FROM provisioner_tenant_word WHERE tenant_id = :id AND word IN (:words)")
        .param("id", tenant.value())
        .param("words", words)
        .update();
  }

  private void add(TenantId tenant, ProjectId project, List<String> words) {
    List<Object[]> rows =
        words.stream().map(word -> new Object[] {tenant.value(), project.value(), word}).toList();
    jdbc.sql(
            """
            INSERT IGNORE INTO provisioner_tenant_word (tenant_id, project_id, word) VALUES :rows
            """)
        .param("rows", rows)
        .update();
  }

  record Known(
      String projectId,
      String name,
      @Nullable String givenName,
      @Nullable String email,
      @Nullable String reference,
      @Nullable String subscription) {}
}
