package dev.rowhouse.provisioner.brand;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.project.Check;
import java.net.URI;

/** What a builder wants their project to look like, as they typed it; see {@link Brand}. */
public record NewBrand(
    String name,
    String accent,
    String accentDark,
    String support,
    String privacy,
    String terms,
    Offering offering) {
  /** Of small text to what it stands on. */
  private static final double ENOUGH = 4.5;

  void check() {
    Check.text("name", name, 100);
    colour("accent", accent, Colour.WHITE, Colour.NIGHT, "light");
    colour("accentDark", accentDark, Colour.NIGHT, Colour.WHITE, "dark");
    link("support", support, true);
    link("privacy", privacy, false);
    link("terms", terms, false);
  }

  private static void colour(String field, String hex, Colour page, Colour end, String pages) {
    Colour colour;
    try {
      colour = Colour.of(hex.strip());
    } catch (IllegalArgumentException e) {
      throw new Rejected(field, "a colour looks like #a03c1e");
    }
    double contrast = colour.contrast(page);
    if (contrast < ENOUGH) {
      throw new Rejected(
          field,
          "cannot be read on %s pages: its contrast is %.1f to 1, and 4.5 is needed; %s would do"
              .formatted(pages, contrast, colour.towards(end, page, ENOUGH).hex()));
    }
  }

  private static void link(String field, String link, boolean mail) {
    if (link.isBlank() || (mail && link.matches("mailto:[^\\s@:?]+@[^\\s@:?]+"))) {
      return;
    }
    if (link.length() > 300 || !isWeb(link)) {
      throw new Rejected(
          field, "begins with https://" + (mail ? " or mailto:" : "") + ", or is left empty");
    }
  }

  private static boolean isWeb(String link) {
    try {
      URI uri = URI.create(link.strip());
      return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
