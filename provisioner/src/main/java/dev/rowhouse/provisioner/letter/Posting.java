package dev.rowhouse.provisioner.letter;

import dev.rowhouse.db.text.Cut;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what was written, at least once: a worker that dies in between leaves it to another. The
 * clock calls it in workers.
 */
@Component
public class Posting {
  private static final Logger log = LoggerFactory.getLogger(Posting.class);
  private static final Duration TURN = Duration.ofMinutes(5);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final LetterStore store;
  private final Mailer mailer;
  private final MailSettings settings;
  private final Clock clock;

  Posting(LetterStore store, Mailer mailer, MailSettings settings, Clock clock) {
    this.store = store;
    this.mailer = mailer;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Sends all that is due; returns how many were taken.
   *
   * @throws MailTrouble when the server takes none at all: one was tried, the others wait
   */
  public int sweep() {
    if (!settings.areSent()) {
      return 0;
    }
    return (int)
        store.due(clock.instant()).stream()
            .filter(post -> store.take(post.id(), clock.instant(), clock.instant().plus(TURN)))
            .filter(this::send)
            .count();
  }

  /** Forgets who got what long ago; returns how many rows went. */
  public int tidy() {
    return store.sweep(clock.instant().minus(KEPT));
  }

  private boolean send(Post post) {
    if (!clock.instant().isBefore(post.usefulUntil())) {
      store.end(post.id(), LetterState.FAILED, "It was of no use any more.", clock.instant());
      return false;
    }
    try {
      mailer.send(post);
      store.end(post.id(), LetterState.SENT, null, clock.instant());
      return true;
    } catch (MailTrouble e) {
      postpone(post, e.toString());
      throw e;
    } catch (MessagingException e) {
      failed(post, e);
      return false;
    }
  }

  private void failed(Post post, MessagingException e) {
    String why = String.valueOf(e.getMessage()).strip();
    if (Mailer.isFinal(e)) {
      store.end(post.id(), LetterState.FAILED, Cut.to(500, why), clock.instant());
      log.warn("the mail server refuses letter {} for good", post.id().value(), e);
    } else {
      postpone(post, why);
      log.warn("letter {} is sent again later: {}", post.id().value(), why);
    }
  }

  private void postpone(Post post, String why) {
    Instant now = clock.instant();
    store.postpone(post.id(), Cut.to(500, why), now.plus(pause(post.attempts())), now);
  }

  /** 10 s, 20 s, 40 s … an hour. */
  static Duration pause(int attempts) {
    Duration pause = Duration.ofSeconds(10L << Math.min(attempts, 20));
    return pause.compareTo(LONGEST_WAIT) < 0 ? pause : LONGEST_WAIT;
  }
}
