package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.Porch;
import dev.rowhouse.provisioner.connection.Porches;
import dev.rowhouse.provisioner.connection.SignedOut;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads a person to a provider. */
@Component
class Leading {
  private final Porches porches;
  private final Discovery discovery;
  private final Passages passages;
  private final Places places;

  Leading(Porches porches, Discovery discovery, Passages passages, Places places) {
    this.porches = porches;
    this.discovery = discovery;
    this.passages = passages;
    this.places = places;
  }

  /**
   * @param house the house's address
   * @param browser by whom only the way can be ended
   * @return where to go
   */
  URI lead(
      Porch porch, String house, Connection connection, String browser, String path, boolean test) {
    Provider provider = places.in(connection.id(), () -> discovery.of(connection));
    String state = Secrets.mint();
    var passage =
        new Passage(porch.container(), connection.id(), Secrets.mint(), Secrets.mint(), path, test);
    passages.begin(state, browser, passage);
    return UriComponentsBuilder.fromUriString(provider.authorize())
        .queryParam("response_type", "code")
        .queryParam("client_id", "{client}")
        .queryParam("redirect_uri", "{back}")
        .queryParam("scope", "{scope}")
        .queryParam("state", state)
        .queryParam("nonce", passage.nonce())
        .queryParam("code_challenge", Secrets.challenge(passage.verifier()))
        .queryParam("code_challenge_method", "S256")
        .encode()
        .buildAndExpand(
            connection.settings().clientId(), back(house, connection), "openid email profile")
        .toUri();
  }

  /**
   * To where the provider ends its own sign-in; empty when it does not say where, or does not
   * answer: here they are out already.
   *
   * @param after where it leads back to
   */
  Optional<String> out(Porch porch, SignedOut left, String after) {
    return porches
        .way(porch, left.connection())
        .flatMap(connection -> {
          try {
            String there = places.in(connection.id(), () -> discovery.of(connection)).logout();
            return there.isEmpty()
                ? Optional.empty()
                : Optional.of(out(there, connection, left, after));
          } catch (Impasse e) {
            return Optional.empty();
          }
        });
  }

  private static String out(String there, Connection connection, SignedOut left, String after) {
    return UriComponentsBuilder.fromUriString(there)
        .queryParam("client_id", "{client}")
        .queryParam("post_logout_redirect_uri", "{after}")
        .queryParamIfPresent("id_token_hint", Optional.ofNullable(left.hint()))
        .encode()
        .buildAndExpand(connection.settings().clientId(), after)
        .toUriString();
  }

  /** An address of this connection alone, so that no provider's answer passes for another's. */
  static String back(String house, Connection connection) {
    return house + Paths.DOOR + "back/" + connection.id().value();
  }
}
