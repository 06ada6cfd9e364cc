package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.UserId;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.vendor.Applying;
import dev.rowhouse.marketplace.vendor.Connected;
import dev.rowhouse.marketplace.vendor.Connecting;
import dev.rowhouse.marketplace.vendor.Deciding;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.VendorDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills an empty market with examples, so that somebody who tries the house out sees one. Their
 * machines are listed only: each can be rented once a real one was enrolled for it and measured.
 * Not part of any migration.
 */
@Component
public class Seeding {
  private static final String BY = "seed";

  private final Organizations organizations;
  private final Applying applying;
  private final Deciding deciding;
  private final Connecting connecting;
  private final Offering offering;
  private final Listing listing;
  private final CardStore cards;

  Seeding(
      Organizations organizations,
      Applying applying,
      Deciding deciding,
      Connecting connecting,
      Offering offering,
      Listing listing,
      CardStore cards) {
    this.organizations = organizations;
    this.applying = applying;
    this.deciding = deciding;
    this.connecting = connecting;
    this.offering = offering;
    this.listing = listing;
    this.cards = cards;
  }

  /**
   * The vendors of the offers that were made; none where there are any already.
   *
   * @param owner of the organizations that the vendors are
   */
  @Transactional
  public List<Vendor> seed(UserId owner) {
    if (!cards.regions().isEmpty()) {
      return List.of();
    }
    var names = Seeds.ALL.stream().map(SeedOffer::vendor).distinct().toList();
    List<Vendor> vendors = new ArrayList<>();
    for (String name : names) {
      Vendor vendor = vendor(name, owner);
      vendors.add(vendor);
      Seeds.ALL.stream()
          .filter(seed -> seed.vendor().equals(name))
          .forEach(seed -> offer(vendor, seed));
    }
    return vendors;
  }

  private Vendor vendor(String name, UserId owner) {
    var organization = organizations.found(name, owner).id();
    String country =
        Seeds.ALL.stream()
            .filter(seed -> seed.vendor().equals(name))
            .findFirst()
            .orElseThrow()
            .draft()
            .country();
    Vendor vendor = applying.apply(organization, new VendorDraft(name, country, true), BY);
    String account = Connected.EXAMPLE + name.toLowerCase(Locale.ROOT).replace(' ', '_');
    connecting.connect(vendor.id(), new Connected(account, Set.of("transfers", "payouts")));
    deciding.approve(vendor.id(), "part of the seed", BY);
    return vendor;
  }

  private void offer(Vendor vendor, SeedOffer seed) {
    Offer offer = offering.offer(vendor.id(), seed.draft());
    for (String label : seed.labels()) {
      listing.list(vendor.id(), offer.id(), label);
    }
  }
}
