package dev.rowhouse.db.audit;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The audit log as CSV (RFC 4180), page by page, so that its length does not matter. */
public final class ActSheet {
  private static final int PAGE = 1000;
  private static final String HEAD =
      "id,at,actor,actor_name,origin,verb,subject,subject_name,organization,reason,before,after\r\n";

  private final Acts acts;

  public ActSheet(Acts acts) {
    this.acts = acts;
  }

  /** Newest first. */
  public void write(ActFilter filter, Appendable out) throws IOException {
    write(filter, UnaryOperator.identity(), out);
  }

  /**
   * @param shown what is seen of each line
   */
  public void write(ActFilter filter, UnaryOperator<Act> shown, Appendable out) throws IOException {
    out.append(HEAD);
    Optional<ActId> before = Optional.empty();
    List<Act> page;
    do {
      page = acts.list(filter, before, PAGE);
      for (Act act : page) {
        out.append(row(shown.apply(act)));
      }
      before = page.isEmpty() ? before : Optional.of(page.getLast().id());
    } while (page.size() == PAGE);
  }

  static String row(Act act) {
    Deed deed = act.deed();
    return Stream.of(
                act.id().value(),
                act.at().toString(),
                act.actor().id(),
                act.actor().name(),
                act.actor().origin(),
                deed.verb(),
                deed.subject(),
                deed.name(),
                Objects.requireNonNullElse(deed.organization(), ""),
                deed.reason(),
                act.before(),
                act.after())
            .map(ActSheet::cell)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  /** What a spreadsheet would take for a formula is kept from being one. */
  private static String cell(String text) {
    String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
