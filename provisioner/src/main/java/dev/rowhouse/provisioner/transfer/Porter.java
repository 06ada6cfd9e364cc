package dev.rowhouse.provisioner.transfer;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.Ferry;
import dev.rowhouse.provisioner.docker.ImageIdentity;
import dev.rowhouse.provisioner.node.Engines;
import java.io.IOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Does transfers, a few at a time: from a node that has the image to this worker, from here to the
 * node that lacks it, then the data that its containers begin with. The place is written down last.
 */
@Component
@OnRole(Role.WORKER)
public class Porter {
  private static final Logger log = LoggerFactory.getLogger(Porter.class);
  private static final int AT_ONCE = 3;
  private static final Duration LEASE = Duration.ofSeconds(12);
  private static final int MOST_TRIES = 8;

  private final String worker = "porter-" + UUID.randomUUID().toString().substring(0, 13);
  private final Semaphore hands = new Semaphore(AT_ONCE);
  private final TransferStore store;
  private final Places places;
  private final Spool spool;
  private final Engines engines;
  private final TransactionOperations transaction;
  private final Bell bell;

  Porter(
      TransferStore store,
      Places places,
      Spool spool,
      Engines engines,
      TransactionOperations transaction,
      Bell bell) {
    this.store = store;
    this.places = places;
    this.spool = spool;
    this.engines = engines;
    this.transaction = transaction;
    this.bell = bell;
    bell.listen(Bringing.WANTED, this::sweep);
  }

  /** Begins what is due and there are hands for; returns how many. */
  public synchronized int sweep() {
    return (int)
        store.due(hands.availablePermits()).stream()
            .filter(each -> hands.tryAcquire())
            .filter(this::begin)
            .count();
  }

  private boolean begin(Transfer transfer) {
    if (!store.lease(transfer, worker, LEASE)) {
      hands.release();
      return false;
    }
    Thread.ofVirtual().name("porter").start(() -> carry(transfer));
    return true;
  }

  private void carry(Transfer transfer) {
    try {
      Held.during(LEASE, () -> work(transfer), () -> store.renew(transfer, worker, LEASE));
    } catch (RuntimeException e) {
      log.info("{} does not reach {} yet: {}", transfer.image(), transfer.node(), e.getMessage());
      later(transfer, e);
    } finally {
      hands.release();
    }
    sweep(); // others may have waited for a hand
  }

  private void later(Transfer transfer, RuntimeException e) {
    int tries = Math.min(transfer.tries(), MOST_TRIES);
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    store.later(transfer, why, Duration.ofMillis(500L << tries));
  }

  private void work(Transfer transfer) {
    NodeId from = source(transfer);
    Disk source = engines.disk(from);
    Disk target = engines.disk(transfer.node());
    ImageIdentity image =
        source.identity(transfer.image()).orElseThrow(() -> forgotten(transfer.image(), from));
    if (!target.identity(transfer.image()).map(image::isSameAs).orElse(false)) {
      send(transfer, fetched(transfer, image, from), image, source, target);
    }
    store.seeding(transfer);
    store.seeds(transfer.image()).forEach(seed -> seed(seed, source, target));
    transaction.executeWithoutResult(_ -> {
      places.put(transfer.image(), transfer.node());
      store.done(transfer);
      bell.ring(Containers.WANTED);
    });
    forget(transfer.image(), image);
  }

  private NodeId source(Transfer transfer) {
    return places.answering(transfer.image()).stream()
        .filter(node -> !node.equals(transfer.node()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no node that answers has it now"));
  }

  /** Somebody removed it by hand: the next try asks another. */
  private IllegalStateException forgotten(String image, NodeId node) {
    places.remove(image, node);
    return new IllegalStateException("it is not where it was thought to be");
  }

  private Spool.Whole fetched(Transfer transfer, ImageIdentity image, NodeId from) {
    try {
      var whole = spool.whole(image);
      if (whole.isPresent()) {
        return whole.get();
      }
      store.fetching(transfer, from, image.bytes());
      Disk source = engines.disk(from);
      return spool.fetch(
          image,
          archive -> source.save(transfer.image(), archive),
          bytes -> store.fetched(transfer, bytes));
    } catch (IOException e) {
      throw new IllegalStateException("the worker cannot keep it: " + e.getMessage(), e);
    }
  }

  private void send(
      Transfer transfer, Spool.Whole whole, ImageIdentity image, Disk source, Disk target) {
    store.sending(transfer, whole.digest(), whole.bytes());
    MessageDigest sum = Sha256.digest();
    try (var in = new DigestInputStream(spool.read(whole), sum)) {
      String _ = target.load(new Told(in, bytes -> store.sent(transfer, bytes)));
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new IllegalStateException("the worker cannot read it: " + e.getMessage(), e);
    }
    if (!HexFormat.of().formatHex(sum.digest()).equals(whole.digest())) {
      target.removeImage(transfer.image());
      forgetAll(image);
      throw new IllegalStateException("the archive is not what was fetched");
    }
    compare(transfer, image, source, target);
  }

  /** What was fetched is whole: it is only loaded again, unless that is of no use. */
  private void compare(Transfer transfer, ImageIdentity image, Disk source, Disk target) {
    try {
      Ferry.same(source, target, transfer.image());
    } catch (RuntimeException e) {
      target.removeImage(transfer.image());
      if (transfer.tries() > 1) {
        forgetAll(image);
      }
      throw e;
    }
  }

  /** Whatever is there is half of one: nothing begins with it before the place is written. */
  private static void seed(Seed seed, Disk source, Disk target) {
    target.removeVolume(seed.volume());
    target.createVolume(seed.volume(), seed.quotaBytes());
    Ferry.carry(source, seed.volume(), target, seed.volume(), _ -> {});
  }

  private void forget(String reference, ImageIdentity image) {
    if (!store.isWanted(reference)) {
      forgetAll(image);
    }
  }

  private void forgetAll(ImageIdentity image) {
    try {
      spool.forget(image);
    } catch (IOException e) {
      log.warn("an archive cannot be removed from the worker: {}", e.getMessage());
    }
  }
}
