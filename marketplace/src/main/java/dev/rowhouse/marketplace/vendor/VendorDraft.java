package dev.rowhouse.marketplace.vendor;

import dev.rowhouse.marketplace.Rejected;
import java.util.Arrays;
import java.util.Locale;

/** What an organization says of itself when it wants to sell. */
public record VendorDraft(String name, String country, boolean termsAccepted) {
  /**
   * @throws Rejected naming the field that cannot be taken
   */
  public VendorDraft {
    name = name.strip();
    country = country.strip().toUpperCase(Locale.ROOT);
    Rejected.unless(!name.isEmpty(), "name", "say under which name you sell");
    Rejected.unless(name.length() <= 100, "name", "at most 100 characters");
    Rejected.unless(
        Arrays.asList(Locale.getISOCountries()).contains(country),
        "country",
        "a country in two letters, for example DE");
    Rejected.unless(termsAccepted, "termsAccepted", "the terms for vendors must be accepted");
  }
}
