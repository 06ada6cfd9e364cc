package dev.rowhouse.provisioner.container;

import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a few starts at a time through to one node: more of them at once only make each slower. The
 * more urgent goes first (a wake before a creation), and of equal ones the earlier.
 */
final class Gate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final PriorityQueue<Turn> waiting = new PriorityQueue<>();
  private final AtomicLong numbers = new AtomicLong();
  private int free;

  Gate(int width) {
    this.free = width;
  }

  /**
   * @param urgency smaller goes first
   */
  <T> T through(int urgency, Callable<T> work) {
    enter(new Turn(urgency, numbers.incrementAndGet()));
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      leave();
    }
  }

  private void enter(Turn turn) {
    lock.lock();
    try {
      waiting.add(turn);
      while (free == 0 || waiting.peek() != turn) {
        moved.awaitUninterruptibly();
      }
      waiting.remove();
      free--;
      moved.signalAll(); // a second place may be free for the next in line
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      free++;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private record Turn(int urgency, long number) implements Comparable<Turn> {
    @Override
    public int compareTo(Turn other) {
      return urgency != other.urgency
          ? Integer.compare(urgency, other.urgency)
          : Long.compare(number, other.number);
    }
  }
}
