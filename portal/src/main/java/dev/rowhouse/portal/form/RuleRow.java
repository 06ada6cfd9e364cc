package dev.rowhouse.portal.form;

import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of a firewall's table; a line without an other side is left out. */
public record RuleRow(
    @Nullable String id,
    FirewallRule.@Nullable Direction direction,
    FirewallRule.@Nullable Action action,
    FirewallRule.@Nullable Protocol protocol,
    @Nullable String peer,
    @Nullable String ports,
    @Nullable String description) {
  private static final Pattern AT = Pattern.compile("rules\\[(\\d{1,4})]");
  private static final RuleRow BLANK =
      new RuleRow(
          "",
          FirewallRule.Direction.EGRESS,
          FirewallRule.Action.ALLOW,
          FirewallRule.Protocol.TCP,
          "",
          "",
          "");

  /** The lines for these rules, and one to fill in. */
  public static List<RuleRow> of(List<FirewallRule> rules) {
    List<RuleRow> rows = new ArrayList<>();
    for (FirewallRule rule : rules) {
      rows.add(
          new RuleRow(
              rule.id().value(),
              rule.direction(),
              rule.action(),
              rule.protocol(),
              rule.peer(),
              rule.ports(),
              rule.description()));
    }
    rows.add(BLANK);
    return rows;
  }

  public static List<FirewallRule> read(@Nullable List<RuleRow> rows) {
    return rows == null
        ? List.of()
        : rows.stream().filter(RuleRow::isFilled).map(RuleRow::read).toList();
  }

  /** {@code Line 3: } for {@code rules[2].peer}; empty for what is not about one line. */
  public static String line(String field) {
    var at = AT.matcher(field);
    return at.lookingAt() ? "Line " + (Integer.parseInt(at.group(1)) + 1) + ": " : "";
  }

  private boolean isFilled() {
    return peer != null && !peer.isBlank();
  }

  private FirewallRule read() {
    return new FirewallRule(
        id == null || id.isEmpty() ? RuleId.mint() : new RuleId(id),
        Objects.requireNonNullElse(direction, FirewallRule.Direction.EGRESS),
        Objects.requireNonNullElse(action, FirewallRule.Action.ALLOW),
        Objects.requireNonNullElse(protocol, FirewallRule.Protocol.TCP),
        text(peer),
        text(ports),
        text(description));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
