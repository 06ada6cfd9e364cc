package dev.rowhouse.portal.form;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of an environment's table. A secret that is there already comes without its value; left
 * empty it stays what it is.
 *
 * @param secret null where its box is not ticked
 * @param kept the name of the secret whose value stays; null for a new one
 */
public record VariableRow(
    @Nullable String name,
    @Nullable String value,
    @Nullable Boolean secret,
    @Nullable String kept) {
  private static final VariableRow BLANK = new VariableRow("", "", false, null);

  /** The lines for these variables, and two to fill in. */
  public static List<VariableRow> of(List<Variable> variables) {
    List<VariableRow> rows = new ArrayList<>();
    for (Variable each : variables) {
      rows.add(
          new VariableRow(
              each.name(),
              each.secret() ? "" : each.value(),
              each.secret(),
              each.secret() ? each.name() : null));
    }
    rows.add(BLANK);
    rows.add(BLANK);
    return rows;
  }

  /** What the lines say; lines without a name are left out. */
  public static List<Variable> read(@Nullable List<VariableRow> rows, List<Variable> before) {
    return rows == null
        ? List.of()
        : rows.stream().filter(VariableRow::isFilled).map(row -> row.read(before)).toList();
  }

  private boolean isFilled() {
    return name != null && !name.isBlank();
  }

  private Variable read(List<Variable> before) {
    String said = Objects.requireNonNullElse(value, "");
    String called = Objects.requireNonNull(name).strip();
    if (!said.isEmpty() || kept == null || kept.isEmpty()) {
      return new Variable(called, said, Boolean.TRUE.equals(secret));
    }
    return before.stream()
        .filter(each -> each.name().equals(kept) && each.secret())
        .findFirst()
        .map(each -> new Variable(called, each.value(), true))
        .orElseThrow(() -> new Rejected("variables", "write the value of " + called + " again"));
  }
}
