package dev.rowhouse.provisioner.container;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one leased container step by step to what is wanted of it. */
final class Errand {
  private static final Logger log = LoggerFactory.getLogger(Errand.class);

  private final Rows rows;
  private final Leases leases;
  private final Trouble trouble;
  private final Making making;
  private final Copying copying;
  private final HandingOver handingOver;
  private final Starting starting;
  private final Stopping stopping;
  private final Remaking remaking;
  private final Adjusting adjusting;
  private final Relocating relocating;
  private final Erasing erasing;

  Errand(Tools tools, Leases leases) {
    this.rows = tools.rows();
    this.leases = leases;
    this.trouble = new Trouble(tools, leases);
    this.making = new Making(tools);
    this.copying = new Copying(tools);
    this.handingOver = new HandingOver(tools);
    this.starting = new Starting(tools);
    this.stopping = new Stopping(tools);
    this.remaking = new Remaking(tools);
    this.adjusting = new Adjusting(tools);
    this.relocating = new Relocating(tools);
    this.erasing = new Erasing(tools);
  }

  /**
   * @param leased as it was when the lease was taken
   */
  void run(Row leased) {
    try {
      Row row = leased;
      while (!finished(row) && goOn(row)) {
        row = rows.find(leased.id()).orElseThrow();
      }
    } catch (LeaseLost e) {
      log.info("{}", e.getMessage());
    } catch (RuntimeException e) {
      log.warn("{} is left to the next worker", leased.id().value(), e);
    }
  }

  /** Nothing more to do, and nothing new was wanted before the lease was given back. */
  private boolean finished(Row row) {
    return Next.step(row) == Step.NOTHING
        && (row.observed() == dev.rowhouse.provisioner.Observed.DELETED || leases.release(row));
  }

  /** False when the row was given back before its end. */
  private boolean goOn(Row row) {
    try {
      take(Next.step(row), row);
      return true;
    } catch (RuntimeException e) {
      return trouble.met(row, e);
    }
  }

  private void take(Step step, Row row) {
    switch (step) {
      case NOTHING -> {}
      case MAKE -> making.run(row);
      case COPY -> copying.run(row);
      case HAND_OVER -> handingOver.run(row);
      case START -> starting.run(row);
      case STOP -> stopping.stop(row);
      case PAUSE -> stopping.pause(row);
      case UNPAUSE -> stopping.unpause(row);
      case REMAKE -> remaking.run(row);
      case LIMIT -> adjusting.limits(row);
      case WALL -> adjusting.wall(row);
      case MOVE -> relocating.run(row);
      case ERASE -> erasing.run(row);
    }
  }
}
