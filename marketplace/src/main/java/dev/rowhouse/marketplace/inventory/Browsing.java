package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.Rejected;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looking for a server to rent, and at some side by side. */
@Component
public class Browsing {
  private static final int SIDE_BY_SIDE = 4;

  /**
   * One page of what was looked for.
   *
   * @param count of all pages together
   */
  public record Page(List<Card> cards, int count, int number) {
    public boolean more() {
      return number * Browse.PAGE_SIZE < count;
    }
  }

  private final CardStore store;

  Browsing(CardStore store) {
    this.store = store;
  }

  public Page browse(Browse wanted) {
    return new Page(store.page(wanted), store.count(wanted), wanted.page());
  }

  /** One that can be rented; empty for what is withdrawn, or of a vendor that may not sell. */
  public Optional<Card> find(OfferId offer, Term term) {
    return store.find(offer, term);
  }

  /**
   * In the order that was asked for; what cannot be rented any more is left out.
   *
   * @throws Rejected for the field {@code offers} when there are more than four
   */
  public List<Card> compare(List<OfferId> offers, Term term) {
    Rejected.unless(offers.size() <= SIDE_BY_SIDE, "offers", "up to four side by side");
    return offers.stream().distinct().flatMap(id -> store.find(id, term).stream()).toList();
  }

  /** Where anything is offered, for the choice of a filter. */
  public List<String> regions() {
    return store.regions();
  }
}
