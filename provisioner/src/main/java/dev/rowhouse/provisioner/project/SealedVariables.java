package dev.rowhouse.provisioner.project;

import dev.rowhouse.db.secret.Vault;
import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.Variable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Environment variables as they stand in a column: JSON, with the secret values sealed. */
@Component
public class SealedVariables {
  private final Vault vault;

  public SealedVariables(Vault vault) {
    this.vault = vault;
  }

  /**
   * @param context whose variables they are, for example {@code plan:pln_…}; needed to read them
   */
  public String write(List<Variable> variables, String context) {
    return Json.write(variables.stream().map(variable -> seal(variable, context)).toList());
  }

  public List<Variable> read(String json, String context) {
    return Json.list(json, Variable.class).stream().map(each -> open(each, context)).toList();
  }

  private Variable seal(Variable plain, String context) {
    return plain.secret()
        ? new Variable(plain.name(), vault.seal(plain.value(), context + ":" + plain.name()), true)
        : plain;
  }

  private Variable open(Variable sealed, String context) {
    return sealed.secret()
        ? new Variable(
            sealed.name(), vault.open(sealed.value(), context + ":" + sealed.name()), true)
        : sealed;
  }
}
