package dev.rowhouse.portal.api;

import static dev.rowhouse.provisioner.Observed.FAILED;
import static dev.rowhouse.provisioner.Observed.PAUSED;
import static dev.rowhouse.provisioner.Observed.RUNNING;

import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import java.util.Locale;
import java.util.Set;

/** What can be asked of a container at any time, and when the answer is no. */
enum Verb {
  START {
    @Override
    void ask(Containers containers, ContainerId id, Cause cause) {
      containers.start(id, cause);
    }
  },
  STOP {
    @Override
    void ask(Containers containers, ContainerId id, Cause cause) {
      containers.stop(id, cause);
    }
  },
  RESTART {
    @Override
    void ask(Containers containers, ContainerId id, Cause cause) {
      containers.restart(id, cause);
    }
  },
  PAUSE {
    @Override
    void ask(Containers containers, ContainerId id, Cause cause) {
      containers.pause(id, cause);
    }

    @Override
    boolean fits(Container container) {
      return Set.of(RUNNING, PAUSED).contains(container.observed());
    }
  },
  RESUME {
    @Override
    void ask(Containers containers, ContainerId id, Cause cause) {
      containers.resume(id, cause);
    }

    @Override
    boolean fits(Container container) {
      return Set.of(RUNNING, PAUSED).contains(container.observed());
    }
  },
  RETRY {
    @Override
    void ask(Containers containers, ContainerId id, Cause cause) {
      containers.retry(id, cause);
    }

    @Override
    boolean fits(Container container) {
      return container.observed() == FAILED || container.waiting() != null;
    }
  },
  START_OVER {
    @Override
    void ask(Containers containers, ContainerId id, Cause cause) {
      if (!containers.startOver(id, cause)) {
        throw new Problem(ProblemType.CONFLICT, "None of its data is lost; retry it instead.");
      }
    }

    @Override
    boolean fits(Container container) {
      return container.observed() == FAILED;
    }
  };

  abstract void ask(Containers containers, ContainerId id, Cause cause);

  boolean fits(Container container) {
    return true;
  }

  /**
   * Wants it, or says why it cannot be wanted now.
   *
   * @throws Problem a conflict
   */
  void on(Containers containers, Container container, Cause cause) {
    String word = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    if (container.desired() == Desired.DELETED) {
      throw new Problem(ProblemType.CONFLICT, "It is being deleted.");
    }
    if (container.suspended() && (this == START || this == RESTART || this == RESUME)) {
      throw new Problem(ProblemType.CONFLICT, "It is suspended; resume its tenant instead.");
    }
    if (!fits(container)) {
      throw new Problem(
          ProblemType.CONFLICT,
          "It is %s; one cannot %s that."
              .formatted(container.observed().name().toLowerCase(Locale.ROOT), word));
    }
    ask(containers, container.id(), cause);
  }
}
