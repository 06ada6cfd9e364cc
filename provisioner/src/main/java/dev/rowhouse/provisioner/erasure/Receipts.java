package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.ReceiptId;
import dev.rowhouse.provisioner.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Receipts of erasures: to read, to check, and the keys to check them with. */
@Component
public class Receipts {
  private final ReceiptStore store;
  private final Signer signer;
  private final SigningKeys keys;

  Receipts(ReceiptStore store, Signer signer, SigningKeys keys) {
    this.store = store;
    this.signer = signer;
    this.keys = keys;
  }

  /** Empty until all is gone. */
  public Optional<Receipt> of(OrganizationId organization, TenantId tenant) {
    return store.of(organization, tenant);
  }

  public Optional<Receipt> find(OrganizationId organization, ReceiptId id) {
    return store.find(organization, id);
  }

  /** The newest first; at most 200. */
  public List<Receipt> list(OrganizationId organization, ProjectId project, int limit) {
    return store.list(organization, project, Math.clamp(limit, 1, 200));
  }

  /** Of all projects, also deleted ones, in the order in which they were issued. */
  public List<Receipt> all(OrganizationId organization) {
    return store.all(organization);
  }

  /** Whether a receipt was signed by this installation and is unchanged. Never throws. */
  public Verdict verify(String json) {
    return signer.verify(json);
  }

  /** A JWK set (RFC 8037) for {@code /.well-known/rowhouse-receipts.json}. */
  public Map<String, Object> keys() {
    List<Map<String, String>> set =
        keys.published().entrySet().stream()
            .map(each -> jwk(each.getKey(), each.getValue()))
            .toList();
    return Map.of("keys", set);
  }

  /** A new key signs from now on; what older ones signed still verifies. Returns its kid. */
  @Unowned
  public String rotateKey() {
    return keys.rotate();
  }

  private static Map<String, String> jwk(String kid, String x) {
    return Map.of("kty", "OKP", "crv", "Ed25519", "use", "sig", "alg", "EdDSA", "kid", kid, "x", x);
  }
}
