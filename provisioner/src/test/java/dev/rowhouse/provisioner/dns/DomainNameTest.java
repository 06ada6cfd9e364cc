package dev.rowhouse.provisioner.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.provisioner.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
  @ParameterizedTest
  @CsvSource({
    "App.Example.COM, app.example.com",
    "' app.example.com. ', app.example.com",
    "münchen.example, xn--mnchen-3ya.example",
    "MÜNCHEN.example, xn--mnchen-3ya.example",
    "ｅｘａｍｐｌｅ。com, example.com",
    "xn--mnchen-3ya.example, xn--mnchen-3ya.example",
    "xn--strae-oqa.example, xn--strae-oqa.example",
  })
  void a_name_is_what_a_browser_sends(String typed, String value) {
    assertThat(DomainName.parse("domain", typed).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "localhost",
        "com",
        "*.example.com",
        "https://example.com",
        "example.com/path",
        "example.com:443",
        "a b.example.com",
        "_x.example.com",
        "-a.example.com",
        "a-.example.com",
        "a..example.com",
        "10.0.0.1",
        "[::1]",
        "user@example.com",
        "straße.example",
        "a\u200db.example",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example",
        "a\nb.example.com",
        "exa\u0000mple.com"
      })
  void anything_else_is_refused_beside_its_field(String typed) {
    assertThatThrownBy(() -> DomainName.parse("domain", typed))
        .isInstanceOfSatisfying(Rejected.class, it -> assertThat(it.field()).isEqualTo("domain"));
  }

  @Test
  void people_read_it_in_its_own_letters_where_that_is_the_same_name() {
    assertThat(new DomainName("xn--mnchen-3ya.example").shown()).isEqualTo("münchen.example");
    assertThat(new DomainName("xn--strae-oqa.example").shown()).isEqualTo("xn--strae-oqa.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"co.uk", "github.io", "pages.dev", "com.au", "xn--fiq228c5hs.xn--55qw42g"})
  void what_everybody_registers_below_is_a_public_suffix(String name) {
    assertThat(new DomainName(name).isPublicSuffix()).isEqualTo(!name.startsWith("xn--fiq"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "acme.co.uk", "acme.github.io", "app.example.com"})
  void what_somebody_registered_is_not(String name) {
    assertThat(new DomainName(name).isPublicSuffix()).isFalse();
  }

  @Test
  void a_neighbour_with_the_same_ending_is_not_within() {
    assertThat(new DomainName("a.rowhouse.example").isWithin("rowhouse.example")).isTrue();
    assertThat(new DomainName("rowhouse.example").isWithin("rowhouse.example")).isTrue();
    assertThat(new DomainName("evilrowhouse.example").isWithin("rowhouse.example")).isFalse();
  }
}
