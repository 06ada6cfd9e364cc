package dev.rowhouse.portal.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters as directories write them, and as somebody who tries to slip something in would. */
class FilterTest {
  @Test
  void readsWhatDirectoriesAskFor() {
    assertThat(Filter.read("userName eq \"ada@acme.example\""))
        .containsExactly(new Filter.Equality("username", "ada@acme.example"));
    assertThat(Filter.read("USERNAME EQ \"Ada\""))
        .containsExactly(new Filter.Equality("username", "Ada"));
    assertThat(Filter.read("urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"a\""))
        .containsExactly(new Filter.Equality("username", "a"));
    assertThat(Filter.read("id eq \"g\" and members eq \"u\""))
        .containsExactly(new Filter.Equality("id", "g"), new Filter.Equality("members", "u"));
    assertThat(Filter.read("active eq True"))
        .containsExactly(new Filter.Equality("active", "true"));
    assertThat(Filter.read("userName eq \"a\\\"b\\\\ and c\""))
        .containsExactly(new Filter.Equality("username", "a\"b\\ and c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userName",
        "userName eq",
        "userName eq ada",
        "userName eq \"a\" or userName eq \"b\"",
        "userName eq \"a\" and",
        "userName eq \"a\"\" or 1=1",
        "userName sw \"a\"",
        "not (userName eq \"a\")",
        "userName eq \"a",
        "userName eq 'a'",
        "1 eq \"a\""
      })
  void refusesTheRestRatherThanGuess(String filter) {
    assertThatExceptionOfType(ScimFault.class)
        .isThrownBy(() -> Filter.read(filter))
        .satisfies(it -> assertThat(it.type()).isEqualTo("invalidFilter"));
  }

  @Test
  void takesNoEndlessOne() {
    String many = "userName eq \"a\" and ".repeat(200) + "userName eq \"a\"";
    assertThatExceptionOfType(ScimFault.class).isThrownBy(() -> Filter.read(many));
    String nested = "userName eq \"" + "\\\"".repeat(900) + "\"";
    assertThat(Filter.read(nested)).hasSize(1);
  }
}
