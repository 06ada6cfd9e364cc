package dev.rowhouse.portal.passkey;

import org.springframework.stereotype.Component;

/** Keys by where they sign people in. */
@Component
public class Keyrings {
  private final PasskeyStore rows;
  private final Ceremony ceremony;

  Keyrings(PasskeyStore rows, Ceremony ceremony) {
    this.rows = rows;
    this.ceremony = ceremony;
  }

  public Keyring at(Site site) {
    return new Keyring(site, rows, ceremony);
  }
}
