package dev.rowhouse.provisioner.letter;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.provisioner.LetterId;
import dev.rowhouse.provisioner.TenantId;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes letters; workers send them. */
@Component
public class Letters {
  private final LetterStore store;
  private final MailSettings settings;
  private final Clock clock;

  Letters(LetterStore store, MailSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether this installation has a mail server. Without one, links are shown instead. */
  public boolean areSent() {
    return settings.areSent();
  }

  /** In the transaction of what it tells of: neither is there without the other. */
  @Transactional
  public void write(Letter letter) {
    write(letter, LetterState.WAITING);
  }

  /** Takes as long as {@link #write}, and nobody gets it. */
  @Transactional
  public void drop(Letter letter) {
    write(letter, LetterState.DROPPED);
  }

  private void write(Letter letter, LetterState state) {
    LetterId id = LetterId.mint();
    String messageId = "<" + id.value().substring(4) + "@" + letter.sender().host() + ">";
    store.insert(id, messageId, letter, state, clock.instant());
  }

  /** For who removes somebody: what waits for them is not sent any more. */
  @Unowned
  public void recall(TenantId tenant, String to) {
    store.recall(tenant, to, clock.instant());
  }

  /** For the erasure, in its transaction. */
  @Unowned
  public void forget(TenantId tenant) {
    store.forget(tenant);
  }
}
