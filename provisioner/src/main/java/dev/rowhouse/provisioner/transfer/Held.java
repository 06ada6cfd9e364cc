package dev.rowhouse.provisioner.transfer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Long work under a lease: renewed while this process lives, free soon after it died. */
public final class Held {
  private static final Logger log = LoggerFactory.getLogger(Held.class);

  private Held() {}

  public static void during(Duration lease, Runnable work, Runnable renew) {
    var done = new CountDownLatch(1);
    Thread.ofVirtual().name("lease").start(() -> keep(lease, renew, done));
    try {
      work.run();
    } finally {
      done.countDown();
    }
  }

  /** One failure is no reason to let go: the lease outlasts three of them. */
  private static void renewed(Runnable renew) {
    try {
      renew.run();
    } catch (RuntimeException e) {
      log.warn("a lease could not be renewed: {}", e.getMessage());
    }
  }

  private static void keep(Duration lease, Runnable renew, CountDownLatch done) {
    try {
      while (!done.await(lease.toMillis() / 4, TimeUnit.MILLISECONDS)) {
        renewed(renew);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
