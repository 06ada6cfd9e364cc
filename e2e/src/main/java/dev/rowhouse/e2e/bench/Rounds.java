package dev.rowhouse.e2e.bench;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Many threads doing one thing again and again for a while. */
final class Rounds {
  /** What is measured; called by many threads. */
  interface Work {
    void once(int thread) throws Exception;
  }

  private final int threads;

  Rounds(int threads) {
    this.threads = threads;
  }

  void warm(int seconds, Work... all) throws Exception {
    for (Work work : all) {
      new Series(work).run(seconds);
    }
  }

  /** The rounds of one kind of work, taken together. */
  final class Series {
    private final Work work;
    private final Samples samples = new Samples();
    private final AtomicLong done = new AtomicLong();
    private double elapsed;

    Series(Work work) {
      this.work = work;
    }

    void run(int seconds) throws Exception {
      long begin = System.nanoTime();
      long end = begin + seconds * 1_000_000_000L;
      try (var pool = Executors.newFixedThreadPool(threads)) {
        var futures = new ArrayList<Future<?>>();
        for (int i = 0; i < threads; i++) {
          int thread = i;
          futures.add(pool.submit(() -> repeat(thread, end)));
        }
        for (var future : futures) {
          future.get();
        }
      }
      elapsed += (System.nanoTime() - begin) / 1e9;
    }

    private Void repeat(int thread, long end) throws Exception {
      for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
        work.once(thread);
        samples.add(System.nanoTime() - now);
        done.incrementAndGet();
      }
      return null;
    }

    double perSecond() {
      return done.get() / elapsed;
    }

    Samples samples() {
      return samples;
    }
  }
}
