package dev.rowhouse.portal.api;

import dev.rowhouse.db.audit.Act;
import java.time.Instant;

/**
 * A line of the audit log.
 *
 * @param actor {@code user:…}, {@code key:…} or {@code operator:…}
 * @param origin the address that it came from; empty for operators
 * @param verb what was done
 * @param subject the identifier of what it was done to; empty where it has none
 * @param before how that was, without secrets
 * @param after how it is since
 */
public record ActView(
    String id,
    Instant at,
    String actor,
    String actorName,
    String origin,
    String verb,
    String subject,
    String subjectName,
    String reason,
    String before,
    String after) {

  public static ActView of(Act line) {
    Act act = line.forMembers();
    return new ActView(
        act.id().value(),
        act.at(),
        act.actor().id(),
        act.actor().name(),
        act.actor().origin(),
        act.deed().verb(),
        act.deed().subject(),
        act.deed().name(),
        act.deed().reason(),
        act.before(),
        act.after());
  }
}
