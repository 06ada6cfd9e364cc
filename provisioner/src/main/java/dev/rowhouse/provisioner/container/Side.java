package dev.rowhouse.provisioner.container;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work beside the work; it has ended when this is closed. */
final class Side implements AutoCloseable {
  private final FutureTask<Boolean> task;

  private Side(FutureTask<Boolean> task) {
    this.task = task;
  }

  static Side run(Runnable work) {
    var task = new FutureTask<>(work, true);
    Thread.ofVirtual().name("side").start(task);
    return new Side(task);
  }

  /** Throws what the work threw. */
  void join() {
    try {
      task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    while (!task.isDone()) {
      try {
        task.get();
      } catch (ExecutionException e) {
        return; // whoever needs it joined
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
