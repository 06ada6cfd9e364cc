package dev.rowhouse.provisioner.node;

import dev.rowhouse.provisioner.docker.EngineUnreachable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is being opened, or is open. A machine may vanish while it is opened: who gives it up waits
 * for nothing, and who waits for it hears of that.
 */
final class Opening<T> {
  private final CompletableFuture<T> opened = new CompletableFuture<>();
  private final Consumer<T> closing;

  Opening(Consumer<T> closing) {
    this.closing = closing;
  }

  /** By the one who asked first. */
  T by(Supplier<T> opener) {
    try {
      T made = opener.get();
      if (!opened.complete(made)) {
        closing.accept(made);
      }
    } catch (RuntimeException e) {
      opened.completeExceptionally(e);
    }
    return awaited();
  }

  /**
   * @throws EngineUnreachable when it could not be opened, or was given up
   */
  T awaited() {
    try {
      return opened.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Closes it: now, or as soon as it is open. Closing takes a while where nobody answers. */
  void giveUp() {
    var given = new EngineUnreachable("the node is being closed", new IllegalStateException());
    if (!opened.completeExceptionally(given) && !opened.isCompletedExceptionally()) {
      T gone = opened.resultNow();
      Thread.ofVirtual().name("closing").start(() -> closing.accept(gone));
    }
  }
}
