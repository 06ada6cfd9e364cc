package dev.rowhouse.portal.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/**
 * Thymeleaf takes the name of a part for the name of an element, too: who asks for the part {@code
 * time} gets every {@code <time>} of the file, one after the other.
 */
class PartNamesTest {
  private static final Pattern PART = Pattern.compile("<(\\w+) [^>]*th:fragment=\"(\\w+)");

  @Test
  void noOtherElementIsCalledAsAPart() throws IOException {
    String parts =
        new ClassPathResource("templates/parts.html").getContentAsString(StandardCharsets.UTF_8);
    assertThat(PART.matcher(parts).results())
        .isNotEmpty()
        .allSatisfy(part -> {
          int most = part.group(1).equals(part.group(2)) ? 1 : 0;
          assertThat(parts.split("<" + part.group(2) + "\\b", -1).length - 1)
              .as(part.group(2))
              .isEqualTo(most);
        });
  }
}
