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
import dev.rowhouse.provisioner.container.Holding;
import java.util.Locale;
import java.util.function.Predicate;

/** What can be asked of a container at any time, and when the answer is no. */
enum Verb {
  START(Holding::start, Verb::always),
  STOP(Holding::stop, Verb::always),
  RESTART(Holding::restart, Verb::always),
  PAUSE(Holding::pause, Verb::isUp),
  RESUME(Holding::resume, Verb::isUp),
  RETRY(Holding::retry, Verb::isStuck),
  START_OVER(Verb::startOver, Verb::hasFailed);

  private final Ask ask;
  private final Predicate<Container> fits;

  Verb(Ask ask, Predicate<Container> fits) {
    this.ask = ask;
    this.fits = fits;
  }

  private interface Ask {
    void of(Holding holding, ContainerId id, Cause cause);
  }

  /**
   * Wants it, or says why it cannot be wanted now.
   *
   * @throws Problem a conflict
   */
  void on(Holding holding, Container container, Cause cause) {
    if (container.desired() == Desired.DELETED) {
      throw new Problem(ProblemType.CONFLICT, "It is being deleted.");
    }
    if (container.suspended() && (this == START || this == RESTART || this == RESUME)) {
      throw new Problem(ProblemType.CONFLICT, "It is suspended; resume its tenant instead.");
    }
    if (!fits.test(container)) {
      throw new Problem(
          ProblemType.CONFLICT,
          "It is %s; one cannot %s that."
              .formatted(
                  container.observed().name().toLowerCase(Locale.ROOT),
                  name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
    ask.of(holding, container.id(), cause);
  }

  private static void startOver(Holding holding, ContainerId id, Cause cause) {
    if (!holding.startOver(id, cause)) {
      throw new Problem(ProblemType.CONFLICT, "None of its data is lost; retry it instead.");
    }
  }

  private static boolean always(Container container) {
    return true;
  }

  private static boolean isUp(Container container) {
    return container.observed() == RUNNING || container.observed() == PAUSED;
  }

  private static boolean hasFailed(Container container) {
    return container.observed() == FAILED;
  }

  private static boolean isStuck(Container container) {
    return hasFailed(container) || container.waiting() != null;
  }
}
