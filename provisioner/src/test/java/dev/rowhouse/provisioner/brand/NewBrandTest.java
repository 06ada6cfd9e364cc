package dev.rowhouse.provisioner.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.provisioner.Rejected;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewBrandTest {
  private static final Pattern COLOUR = Pattern.compile("(#[0-9a-f]{6}) would do");

  @ParameterizedTest
  @CsvSource({
    "accent, #ffe680, #6fcfa9, light",
    "accentDark, #0b6e4f, #202020, dark",
    "accentDark, #0b6e4f, #000000, dark"
  })
  void aColourThatCannotBeReadIsRefusedWithOneThatCan(
      String field, String accent, String dark, String pages) {
    assertThatThrownBy(() -> brand(accent, dark).check())
        .isInstanceOfSatisfying(
            Rejected.class,
            e -> {
              assertThat(e.field()).isEqualTo(field);
              assertThat(e.getMessage()).contains(pages + " pages", "4.5 is needed");
              Matcher better = COLOUR.matcher(e.getMessage());
              assertThat(better.find()).isTrue();
              boolean light = field.equals("accent");
              String colour = better.group(1);
              brand(light ? colour : accent, light ? dark : colour).check();
            });
  }

  @Test
  void whatCanJustBeReadIsTaken() {
    assertThatCode(() -> brand("#767676", "#6fcfa9").check()).doesNotThrowAnyException();
    assertThatThrownBy(() -> brand("#777777", "#6fcfa9").check()).hasMessageContaining("4.5 is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"red", "#12345", "", "#gggggg", "url(x)"})
  void aColourIsSixDigits(String wrong) {
    assertThatThrownBy(() -> brand(wrong, "#6fcfa9").check()).hasMessageContaining("#a03c1e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "http://rooms.example", "https://a@rooms.example", "x"})
  void linksLeadToTheWebByHttps(String wrong) {
    assertThatThrownBy(() -> linked("", wrong, "").check())
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.field()).isEqualTo("privacy"));
    assertThatThrownBy(() -> linked("", "", wrong).check())
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.field()).isEqualTo("terms"));
    assertThatThrownBy(() -> linked(wrong, "", "").check())
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.field()).isEqualTo("support"));
  }

  @Test
  void supportMayBeAnAddressOfMail() {
    linked("mailto:help@rooms.example", "https://rooms.example/privacy", "").check();
    assertThatThrownBy(() -> linked("mailto:a@b?bcc=c@d", "", "").check())
        .isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> linked("", "mailto:help@rooms.example", "").check())
        .isInstanceOf(Rejected.class);
  }

  private static NewBrand brand(String accent, String dark) {
    return new NewBrand("Rooms", accent, dark, "", "", "", Offering.BOTH);
  }

  private static NewBrand linked(String support, String privacy, String terms) {
    return new NewBrand("Rooms", "#0b6e4f", "#6fcfa9", support, privacy, terms, Offering.BOTH);
  }
}
