package dev.rowhouse.marketplace.vendor;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.VendorLeft;
import java.time.Clock;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letting vendors in and putting them out, always with a reason that is kept. */
@Unowned
@Component
public class Deciding {
  private final VendorStore store;
  private final DecisionStore decisions;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  Deciding(
      VendorStore store,
      DecisionStore decisions,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.store = store;
    this.decisions = decisions;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** Also lets in again who was suspended. */
  @Transactional
  public void approve(VendorId vendor, String reason, String operator) {
    move(vendor, VendorState.APPROVED, reason, operator);
  }

  @Transactional
  public void reject(VendorId vendor, String reason, String operator) {
    move(vendor, VendorState.REJECTED, reason, operator);
  }

  @Transactional
  public void suspend(VendorId vendor, String reason, String operator) {
    move(vendor, VendorState.SUSPENDED, reason, operator);
  }

  /** The vendor goes, or is put out; what is rented of it comes to an end with notice. */
  @Transactional
  public void leave(VendorId vendor, String reason, String by) {
    move(vendor, VendorState.LEFT, reason, by);
    publisher.publishEvent(new VendorLeft(vendor, reason));
  }

  void move(VendorId id, VendorState to, String reason, String by) {
    Rejected.unless(!reason.isBlank(), "reason", "say why");
    Rejected.unless(reason.length() <= 500, "reason", "at most 500 characters");
    VendorState from =
        store
            .find(id)
            .map(Vendor::state)
            .orElseThrow(() -> new NoSuchElementException("no vendor " + id.value()));
    if (!from.next().contains(to) || !store.move(id, from, to)) {
      throw new NotNow("a vendor that is %s cannot become %s".formatted(word(from), word(to)));
    }
    decisions.insert(id, new Decision(from, to, reason.strip(), by, clock.instant()));
  }

  private static String word(VendorState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
