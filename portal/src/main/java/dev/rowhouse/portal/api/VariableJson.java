package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.Variable;
import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One environment variable.
 *
 * @param value never in an answer when it is secret; left out of a request it stays as it is
 * @param secret false when left out
 */
record VariableJson(@NotNull String name, @Nullable String value, @Nullable Boolean secret) {
  static VariableJson of(Variable variable) {
    return new VariableJson(
        variable.name(), variable.secret() ? null : variable.value(), variable.secret());
  }

  static List<VariableJson> all(List<Variable> variables) {
    return variables.stream().map(VariableJson::of).toList();
  }

  /** As wanted, with values that were left out taken from what is there. */
  static List<Variable> over(@Nullable List<VariableJson> wanted, List<Variable> before) {
    return wanted == null ? before : wanted.stream().map(each -> each.over(before)).toList();
  }

  /** What is there, with these added, or in place of those of the same names. */
  static List<Variable> merged(List<Variable> before, List<VariableJson> added) {
    Map<String, Variable> merged = new LinkedHashMap<>();
    before.forEach(each -> merged.put(each.name(), each));
    added.forEach(each -> merged.put(each.name(), each.over(before)));
    return List.copyOf(merged.values());
  }

  Variable over(List<Variable> before) {
    Optional<Variable> old = before.stream().filter(each -> each.name().equals(name)).findFirst();
    String text =
        Optional.ofNullable(value)
            .or(() -> old.map(Variable::value))
            .orElseThrow(() -> Problem.invalid("environment", name + " has no value yet"));
    return new Variable(name, text, Given.or(secret, old.map(Variable::secret).orElse(false)));
  }
}
