package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All rentals, to look at. */
@Component
public class Rentals {
  /** Rung when one of them may have changed. */
  public static final Topic CHANGED = Deadlines.TOPIC;

  private final RentalStore store;
  private final Stepper stepper;
  private final PaymentStore payments;
  private final RefundStore refunds;
  private final SetbackStore setbacks;
  private final Deadlines deadlines;

  Rentals(
      RentalStore store,
      Stepper stepper,
      PaymentStore payments,
      RefundStore refunds,
      SetbackStore setbacks,
      Deadlines deadlines) {
    this.store = store;
    this.stepper = stepper;
    this.payments = payments;
    this.refunds = refunds;
    this.setbacks = setbacks;
    this.deadlines = deadlines;
  }

  @Unowned
  public Optional<Rental> find(RentalId id) {
    return store.find(id);
  }

  /**
   * As it is until the transaction ends: who makes its server a node and who ends it wait for one
   * another.
   *
   * @throws java.util.NoSuchElementException when there is none
   */
  @Unowned
  @Transactional(propagation = Propagation.MANDATORY)
  public Rental lock(RentalId id) {
    return store.lock(id);
  }

  public Optional<Rental> find(OrganizationId organization, RentalId id) {
    return store.find(id).filter(rental -> rental.organization().equals(organization));
  }

  /** Whose payment is missing. */
  public List<Rental> pastDue(OrganizationId organization) {
    return store.pastDue(organization);
  }

  /** Those that the renter did not end, and whose tenants move out now. */
  public List<Rental> goingBack(OrganizationId organization) {
    return store.reclaiming(organization).stream()
        .filter(rental -> rental.reclaim().filter(each -> !each.reason().renters()).isPresent())
        .toList();
  }

  /**
   * @throws NotNow when the organization has no such rental
   */
  public Rental get(OrganizationId organization, RentalId id) {
    return find(organization, id).orElseThrow(() -> new NotNow("no such rental"));
  }

  /** Newest first, ended ones too. */
  public List<Rental> of(OrganizationId organization) {
    return store.of(organization);
  }

  /** Of the vendor's servers, newest first; also those that were never paid. */
  public List<Rental> of(VendorId vendor) {
    return store.of(vendor);
  }

  /** What became of a hold; empty where nobody was sent to pay. */
  public Optional<Rental> ofHold(OrganizationId organization, HoldId hold) {
    return store.ofHold(hold).filter(rental -> rental.organization().equals(organization));
  }

  /** Who has the server, its tenants moving out or not. */
  @Unowned
  public Optional<Rental> occupying(ServerId server) {
    return store.occupying(server);
  }

  /** For operators: in the order of their making; all states where none is given. */
  @Unowned
  public List<Rental> list(Optional<RentalState> state, Optional<RentalId> after, int limit) {
    return store.list(state, after, Math.clamp(limit, 1, 200));
  }

  /** For operators: those of one vendor that run, the newest first; at most 500. */
  @Unowned
  public List<Rental> running(VendorId vendor) {
    return store.running(vendor);
  }

  /** What an organization paid in all, one amount for each currency; what went back is not off. */
  public List<Money> paid(OrganizationId organization) {
    return payments.paid(organization);
  }

  /** How many there are in each state; states without any are left out. */
  @Unowned
  public Map<RentalState, Long> counts() {
    return store.counts();
  }

  /** What the clock will do to it, the next first. */
  public List<Deadline> deadlines(Rental rental) {
    return deadlines.of(rental.id());
  }

  /** Deadlines that should have been acted on before that moment; at most 200. */
  @Unowned
  public List<Deadline> late(Instant before) {
    return deadlines.late(before);
  }

  /** Oldest first. */
  public List<RentalStep> history(Rental rental) {
    return stepper.of(rental.id());
  }

  /** Oldest first. */
  public List<Payment> payments(Rental rental) {
    return payments.of(rental.id());
  }

  public List<Refund> refunds(Rental rental) {
    return refunds.of(rental.id());
  }

  /** What moved of its payments without our asking, oldest first. */
  public List<Setback> setbacks(Rental rental) {
    return setbacks.of(rental.id());
  }
}
