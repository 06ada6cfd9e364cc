package dev.rowhouse.db.bell;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says "look at your rows" to whoever listens, in this process at once and in others within tens of
 * milliseconds. A ring is a hint: it may be lost or come twice, so every listener also has a sweep,
 * and a listener that finds nothing to do is no error. Rings during a listener's run are merged
 * into one further run.
 */
public final class Bell {
  private final Map<Topic, List<Listener>> listeners = new ConcurrentHashMap<>();
  private final Set<Topic> unheard = ConcurrentHashMap.newKeySet();

  /** Rings after the commit of the running transaction, or now when there is none. */
  public void ring(Topic topic) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      ringNow(topic);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            ringNow(topic);
          }
        });
  }

  /** Runs the action on a thread of its own after each ring, never twice at the same time. */
  public AutoCloseable listen(Topic topic, Runnable action) {
    var listener = new Listener(topic.name(), action);
    listeners.computeIfAbsent(topic, _ -> new CopyOnWriteArrayList<>()).add(listener);
    return () -> listeners.getOrDefault(topic, List.of()).remove(listener);
  }

  private void ringNow(Topic topic) {
    unheard.add(topic);
    tell(topic);
  }

  void tell(Topic topic) {
    listeners.getOrDefault(topic, List.of()).forEach(Listener::wake);
  }

  /** The topics rung here since the last call, for the other processes. */
  Set<Topic> takeUnheard() {
    Set<Topic> taken = Set.copyOf(unheard);
    unheard.removeAll(taken);
    return taken;
  }

  boolean hasListeners() {
    return !listeners.isEmpty();
  }
}
