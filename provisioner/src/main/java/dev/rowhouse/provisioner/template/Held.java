package dev.rowhouse.provisioner.template;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Long work under a lease: renewed while this process lives, free soon after it died. */
final class Held {
  static final Duration LEASE = Duration.ofSeconds(12);

  private Held() {}

  static void during(Runnable work, Runnable renew) {
    var done = new CountDownLatch(1);
    Thread.ofVirtual().name("lease").start(() -> keep(renew, done));
    try {
      work.run();
    } finally {
      done.countDown();
    }
  }

  private static void keep(Runnable renew, CountDownLatch done) {
    try {
      while (!done.await(LEASE.toMillis() / 4, TimeUnit.MILLISECONDS)) {
        renew.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
