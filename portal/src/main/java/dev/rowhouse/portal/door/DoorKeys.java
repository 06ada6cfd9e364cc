package dev.rowhouse.portal.door;

import dev.rowhouse.portal.passkey.Keyring;
import dev.rowhouse.portal.passkey.Keyrings;
import dev.rowhouse.portal.passkey.Site;
import dev.rowhouse.provisioner.connection.Porch;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The passkeys of a house's members, by the one name that they came to: a key of a name above it
 * would be asked for by neighbours, too.
 */
@Component
class DoorKeys {
  private final Threshold threshold;
  private final Keyrings keyrings;

  DoorKeys(Threshold threshold, Keyrings keyrings) {
    this.threshold = threshold;
    this.keyrings = keyrings;
  }

  Keyring at(Porch porch) {
    return keyrings.at(site(porch));
  }

  String host(Porch porch) {
    return site(porch).host();
  }

  private Site site(Porch porch) {
    return Site.ofHouse(threshold.url(porch), porch.brand().name());
  }

  /** Of pages with a challenge: the one script of a door speaks with the device. */
  static void asksDevices(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", DoorChain.CSP + "; script-src 'self'");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
