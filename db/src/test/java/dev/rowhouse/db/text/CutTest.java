package dev.rowhouse.db.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {
  @Test
  void whatFitsStaysAsItIs() {
    assertThat(Cut.to(3, "abc")).isEqualTo("abc");
    assertThat(Cut.to(0, "")).isEmpty();
  }

  @Test
  void whatIsTooLongKeepsItsBeginning() {
    assertThat(Cut.to(2, "abc")).isEqualTo("ab");
    assertThat(Cut.to(0, "abc")).isEmpty();
  }

  @Test
  void noCharacterIsHalved() {
    assertThat(Cut.to(2, "a😀b")).isEqualTo("a");
    assertThat(Cut.to(3, "a😀b")).isEqualTo("a😀");
    assertThat(Cut.to(1, "😀")).isEmpty();
  }
}
