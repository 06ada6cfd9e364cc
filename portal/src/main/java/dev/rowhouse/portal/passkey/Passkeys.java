package dev.rowhouse.portal.passkey;

import dev.rowhouse.db.id.Ids;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys of the built-in provider's accounts. A passkey stands for password and code at once: the
 * device holds the key and has made sure whose finger, face or number it was.
 */
@Component
public class Passkeys {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TYPE = "public-key";
  private static final int PATIENCE = 300_000;

  private final PasskeyStore rows;
  private final Ceremony ceremony;
  private final Clock clock;

  Passkeys(PasskeyStore rows, Ceremony ceremony, Clock clock) {
    this.rows = rows;
    this.ceremony = ceremony;
    this.clock = clock;
  }

  /** For a page that asks for one: {@code PublicKeyCredentialRequestOptionsJSON}. */
  public String asking(HttpSession session) {
    return JSON.writeValueAsString(
        Map.of(
            "challenge",
            Challenges.show(session, clock.instant()),
            "rpId",
            ceremony.host(),
            "userVerification",
            "required",
            "timeout",
            PATIENCE));
  }

  /**
   * For a page that makes one: {@code PublicKeyCredentialCreationOptionsJSON}.
   *
   * @param account its identifier; the device keeps it beside the key
   * @param email what the device shows
   */
  public String making(HttpSession session, String account, String email, String name) {
    return JSON.writeValueAsString(
        Map.of(
            "challenge",
            Challenges.show(session, clock.instant()),
            "rp",
            Map.of("id", ceremony.host(), "name", "Rowhouse"),
            "user",
            Map.of(
                "id",
                base64(account.getBytes(StandardCharsets.UTF_8)),
                "name",
                email,
                "displayName",
                name),
            "pubKeyCredParams",
            Ceremony.ALGORITHMS.stream()
                .map(each -> Map.of("type", TYPE, "alg", each.getAlg().getValue()))
                .toList(),
            "excludeCredentials",
            rows.credentials(account).stream()
                .map(each -> Map.of("type", TYPE, "id", base64(ceremony.identifier(each))))
                .toList(),
            "authenticatorSelection",
            Map.of("residentKey", "required", "userVerification", "required"),
            "attestation",
            "none",
            "timeout",
            PATIENCE));
  }

  /** Whether it was added: the answer is to be believed, and the key is nobody's yet. */
  public boolean add(String account, String name, Answer answer) {
    return ceremony
        .made(answer)
        .filter(made -> rows.insert(Ids.mint("psk"), account, name, made))
        .isPresent();
  }

  /** The account whose passkey answered; empty when none did. */
  public Optional<String> recognize(Answer answer) {
    return ceremony
        .claimed(answer)
        .flatMap(rows::byHash)
        .filter(held ->
            ceremony
                .used(answer, held.credential(), held.account())
                .filter(counter -> rows.used(held.credential(), counter))
                .isPresent())
        .map(PasskeyStore.Held::account);
  }

  /** The oldest first. */
  public List<Passkey> of(String account) {
    return rows.of(account);
  }

  /** False when the account has no such key. */
  public boolean remove(String account, String id) {
    return rows.delete(account, id);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
