package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.Rejected;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a container comes to be: new, as a copy, or out of the warm pool. */
@Component
class Housing {
  private final Rows rows;
  private final Births births;
  private final Changes changes;
  private final Variables variables;
  private final Rules rules;
  private final Timeline timeline;
  private final Bell bell;

  Housing(
      Rows rows,
      Births births,
      Changes changes,
      Variables variables,
      Rules rules,
      Timeline timeline,
      Bell bell) {
    this.rows = rows;
    this.births = births;
    this.changes = changes;
    this.variables = variables;
    this.rules = rules;
    this.timeline = timeline;
    this.bell = bell;
  }

  @Transactional
  public Container create(NewContainer wanted, Cause cause) {
    Checks.wanted(wanted);
    ContainerId id = ContainerId.mint();
    births.write(id, wanted, null, "RUNNING", cause);
    variables.replace(id, wanted.environment());
    rules.copy(id, wanted.rules());
    return told(id);
  }

  @Transactional
  public Container copy(ContainerId sourceId, Kind kind, String name, String host, Cause cause) {
    Row source = rows.find(sourceId).filter(Housing::copyable).orElseThrow(Housing::noSource);
    Container like = source.container();
    NewContainer wanted =
        new NewContainer(
            like.project(),
            kind,
            name,
            host,
            like.snapshot(),
            like.image(),
            like.settings(),
            variables.of(sourceId),
            rules.of(sourceId),
            source.region());
    Checks.wanted(wanted);
    ContainerId id = ContainerId.mint();
    births.write(id, wanted, sourceId, "RUNNING", cause);
    variables.replace(id, wanted.environment());
    rules.copy(id, wanted.rules());
    return told(id);
  }

  @Transactional
  public Optional<Container> claim(NewContainer wanted, Cause cause) {
    Checks.wanted(wanted);
    return rows.spare(wanted.project(), wanted.image(), wanted.region())
        .map(spare -> take(spare, wanted, cause));
  }

  private Container take(Row spare, NewContainer wanted, Cause cause) {
    ContainerId id = spare.id();
    boolean otherRules = !Same.rules(rules.of(id), wanted.rules());
    Transitions.check(spare.observed(), Observed.CLAIMING);
    try {
      changes.claimed(id, wanted, otherRules, cause);
    } catch (DuplicateKeyException e) {
      throw Births.taken(wanted, e);
    }
    timeline.add(id, spare.observed(), Observed.CLAIMING, "");
    if (otherRules) {
      rules.copy(id, wanted.rules());
    }
    if (!variables.of(id).equals(wanted.environment())) {
      variables.replace(id, wanted.environment());
      changes.remade(id, cause);
    }
    if (!spare.container().settings().equals(wanted.settings())) {
      changes.settled(id, wanted.settings(), cause);
    }
    return told(id);
  }

  private Container told(ContainerId id) {
    bell.ring(Containers.WANTED);
    bell.ring(Routes.CHANGED);
    return rows.find(id).orElseThrow().container();
  }

  private static boolean copyable(Row row) {
    return List.of(Observed.RUNNING, Observed.PAUSED, Observed.STOPPED, Observed.FAILED)
        .contains(row.observed());
  }

  private static Rejected noSource() {
    return new Rejected("source", "There is no container with this identifier that can be copied.");
  }
}
