package dev.rowhouse.db.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VaultTest {
  private final Vault vault = new Vault(new byte[32]);

  @Test
  void whatWasSealedOpensInItsContext() {
    assertThat(vault.open(vault.seal("sk_live_ä", "project:1"), "project:1"))
        .isEqualTo("sk_live_ä");
  }

  @Test
  void theSameTextSealedTwiceLooksDifferent() {
    assertThat(vault.seal("a", "c")).isNotEqualTo(vault.seal("a", "c"));
  }

  @Test
  void aSealedValueMovedToAnotherRowDoesNotOpen() {
    String sealed = vault.seal("secret", "project:1");
    assertThatThrownBy(() -> vault.open(sealed, "project:2"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anotherMasterKeyDoesNotOpenIt() {
    byte[] other = new byte[32];
    other[0] = 1;
    String sealed = vault.seal("secret", "c");
    assertThatThrownBy(() -> new Vault(other).open(sealed, "c"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aShortMasterKeyIsRefused() {
    assertThatThrownBy(() -> new Vault(new byte[16])).hasMessageContaining("32 bytes");
  }

  @Test
  void whatIsDerivedFollowsFromKeyAndPurpose() {
    assertThat(vault.derive("a")).hasSize(32).isEqualTo(new Vault(new byte[32]).derive("a"));
    assertThat(vault.derive("a")).isNotEqualTo(vault.derive("b"));
  }
}
