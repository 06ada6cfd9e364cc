package dev.rowhouse.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptsTest {
  @Test
  void addressesOfOneNetworkCountAsOne() {
    assertThat(Attempts.network("2001:db8:1:2::1"))
        .isEqualTo(Attempts.network("2001:db8:1:2:ffff::9"))
        .isNotEqualTo(Attempts.network("2001:db8:1:3::1"));
    assertThat(Attempts.network("fe80::1%eth0")).isEqualTo(Attempts.network("fe80::2"));
  }

  @Test
  void everyAddressOfTheOldKindIsOne() {
    assertThat(Attempts.network("192.0.2.1")).isNotEqualTo(Attempts.network("192.0.2.2"));
  }

  @Test
  void whatAnAccountIsCalledIsNotWrittenDown() {
    assertThat(Attempts.account("Ada@Example.com "))
        .isEqualTo(Attempts.account("ada@example.com"))
        .doesNotContain("ada");
  }
}
