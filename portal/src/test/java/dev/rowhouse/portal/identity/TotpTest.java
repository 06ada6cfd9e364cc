package dev.rowhouse.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** Appendix B of RFC 6238, with the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long seconds, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
  }

  @Test
  void aClockMayBeHalfAMinuteOffAndNoMore() {
    Instant now = Instant.ofEpochSecond(1111111111);
    long step = Totp.step(now);
    for (int off = -3; off <= 3; off++) {
      assertThat(Totp.find(SECRET, Totp.code(SECRET, step + off), now).isPresent())
          .as("%d periods off", off)
          .isEqualTo(Math.abs(off) <= 1);
    }
  }

  @Test
  void secretsAreWrittenAsAppsReadThem() {
    assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  }
}
