package dev.rowhouse.portal.passkey;

import dev.rowhouse.db.id.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys of one site. Whose they are is told by an identifier: a local account's, or a member's
 * of a tenant. Callers keep challenges, and answer each once.
 */
public final class Keyring {
  /** Of one owner. */
  public static final int MOST = 20;

  private static final JsonMapper JSON = new JsonMapper();
  private static final String TYPE = "public-key";
  private static final int PATIENCE = 300_000;

  private final Site site;
  private final PasskeyStore rows;
  private final Ceremony ceremony;

  Keyring(Site site, PasskeyStore rows, Ceremony ceremony) {
    this.site = site;
    this.rows = rows;
    this.ceremony = ceremony;
  }

  /**
   * For a page that asks for one: {@code PublicKeyCredentialRequestOptionsJSON}.
   *
   * @param challenge in base64url
   */
  public String asking(String challenge) {
    return JSON.writeValueAsString(
        Map.of(
            "challenge",
            challenge,
            "rpId",
            site.host(),
            "userVerification",
            "required",
            "timeout",
            PATIENCE));
  }

  /**
   * For a page that makes one: {@code PublicKeyCredentialCreationOptionsJSON}.
   *
   * @param challenge in base64url
   * @param owner the device keeps it beside the key
   * @param email what the device shows
   */
  public String making(String challenge, String owner, String email, String name) {
    return JSON.writeValueAsString(
        Map.of(
            "challenge",
            challenge,
            "rp",
            Map.of("id", site.host(), "name", site.name()),
            "user",
            Map.of(
                "id",
                base64(owner.getBytes(StandardCharsets.UTF_8)),
                "name",
                email,
                "displayName",
                name),
            "pubKeyCredParams",
            Ceremony.ALGORITHMS.stream()
                .map(each -> Map.of("type", TYPE, "alg", each.getAlg().getValue()))
                .toList(),
            "excludeCredentials",
            rows.credentials(site, owner).stream()
                .map(each -> Map.of("type", TYPE, "id", base64(ceremony.identifier(each))))
                .toList(),
            "authenticatorSelection",
            Map.of("residentKey", "required", "userVerification", "required"),
            "attestation",
            "none",
            "timeout",
            PATIENCE));
  }

  /**
   * Whether it was added: the answer is to be believed, the key is nobody's here yet, and its owner
   * has fewer than {@link #MOST}.
   */
  public boolean add(String owner, String name, Answer answer) {
    return of(owner).size() < MOST
        && ceremony
            .made(site, answer)
            .filter(made -> rows.insert(site, Ids.mint("psk"), owner, name, made))
            .isPresent();
  }

  /** Whose key answered; empty when none did. */
  public Optional<String> recognize(Answer answer) {
    return ceremony
        .claimed(answer)
        .flatMap(hash -> rows.byHash(site, hash))
        .filter(held ->
            ceremony
                .used(site, answer, held.credential(), held.owner())
                .filter(counter -> rows.used(site, held.credential(), counter))
                .isPresent())
        .map(PasskeyStore.Held::owner);
  }

  /** The oldest first. */
  public List<Passkey> of(String owner) {
    return rows.of(site, owner);
  }

  /** Whether it signs nobody in. */
  public boolean isEmpty() {
    return !rows.areThere(site);
  }

  /** False when the owner has no such key. */
  public boolean remove(String owner, String id) {
    return rows.delete(site, owner, id);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
