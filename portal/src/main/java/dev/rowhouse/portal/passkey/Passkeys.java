package dev.rowhouse.portal.passkey;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Passkeys of the built-in provider's accounts. A passkey stands for password and code at once: the
 * device holds the key and has made sure whose finger, face or number it was.
 */
@Component
public class Passkeys {
  private final Keyring keyring;
  private final Clock clock;

  Passkeys(Keyrings keyrings, Clock clock, @Value("${rowhouse.base-url}") String baseUrl) {
    this.keyring = keyrings.at(Site.ofPortal(baseUrl));
    this.clock = clock;
  }

  /** For a page that asks for one: {@code PublicKeyCredentialRequestOptionsJSON}. */
  public String asking(HttpSession session) {
    return keyring.asking(Challenges.show(session, clock.instant()));
  }

  /**
   * For a page that makes one: {@code PublicKeyCredentialCreationOptionsJSON}.
   *
   * @param account its identifier; the device keeps it beside the key
   * @param email what the device shows
   */
  public String making(HttpSession session, String account, String email, String name) {
    return keyring.making(Challenges.show(session, clock.instant()), account, email, name);
  }

  /** Whether it was added: the answer is to be believed, and the key is nobody's yet. */
  public boolean add(String account, String name, Answer answer) {
    return keyring.add(account, name, answer);
  }

  /** The account whose passkey answered; empty when none did. */
  public Optional<String> recognize(Answer answer) {
    return keyring.recognize(answer);
  }

  /** The oldest first. */
  public List<Passkey> of(String account) {
    return keyring.of(account);
  }

  /** False when the account has no such key. */
  public boolean remove(String account, String id) {
    return keyring.remove(account, id);
  }
}
