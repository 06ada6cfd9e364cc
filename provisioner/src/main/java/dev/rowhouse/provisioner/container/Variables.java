package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Environments of containers; secret values lie sealed. */
@Component
class Variables {
  private final JdbcClient jdbc;
  private final Vault vault;

  Variables(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /** In the order in which they were given. */
  List<Variable> of(ContainerId id) {
    return jdbc
        .sql(
            """
            SELECT name, plain, sealed FROM provisioner_variable
            WHERE container_id = :id ORDER BY position
            """)
        .param("id", id.value())
        .query(Line.class)
        .list()
        .stream()
        .map(line -> open(id, line))
        .toList();
  }

  void replace(ContainerId id, List<Variable> variables) {
    forget(id);
    for (int i = 0; i < variables.size(); i++) {
      insert(id, i, variables.get(i));
    }
  }

  void forget(ContainerId id) {
    jdbc.sql("DELETE FROM provisioner_variable WHERE container_id = :id")
        .param("id", id.value())
        .update();
  }

  private void insert(ContainerId id, int position, Variable variable) {
    jdbc.sql(
            """
            INSERT INTO provisioner_variable (container_id, position, name, plain, sealed)
            VALUES (:id, :position, :name, :plain, :sealed)
            """)
        .param("id", id.value())
        .param("position", position)
        .param("name", variable.name())
        .param("plain", variable.secret() ? null : variable.value())
        .param(
            "sealed",
            variable.secret() ? vault.seal(variable.value(), context(id, variable.name())) : null)
        .update();
  }

  private Variable open(ContainerId id, Line line) {
    return line.sealed() == null
        ? new Variable(line.name(), line.plain() == null ? "" : line.plain(), false)
        : new Variable(line.name(), vault.open(line.sealed(), context(id, line.name())), true);
  }

  private static String context(ContainerId id, String name) {
    return "variable:" + id.value() + ":" + name;
  }

  record Line(String name, @Nullable String plain, @Nullable String sealed) {}
}
