package dev.rowhouse.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Thymeleaf takes a fragment's name for an element's, too: {@code ~{parts :: time(x)}} brings every
 * {@code <time>} of the file.
 */
class TemplatesTest {
  private static final Pattern FRAGMENT =
      Pattern.compile("<([\\w:]+)\\s[^>]*?th:fragment=\"(\\w+)");

  @Test
  void aFragmentBringsNothingBesideItself() throws IOException {
    int files = 0;
    for (Path module : House.modules()) {
      Path templates = module.resolve("src/main/resources/templates");
      if (Files.isDirectory(templates)) {
        try (var all = Files.walk(templates)) {
          for (Path file : all.filter(each -> each.toString().endsWith(".html")).toList()) {
            assertThat(ambiguous(Files.readString(file))).as(file.toString()).isEmpty();
            files++;
          }
        }
      }
    }
    assertThat(files).isGreaterThan(50);
  }

  @Test
  void aSecondElementOfAFragmentsNameIsFound() {
    assertThat(ambiguous("<time th:fragment=\"time(at)\"/><time th:fragment=\"moment(at)\"/>"))
        .containsExactly("time");
    assertThat(ambiguous("<time th:fragment=\"time(at)\"/><p>other</p>")).isEmpty();
  }

  private static List<String> ambiguous(String template) {
    return FRAGMENT
        .matcher(template)
        .results()
        .filter(found -> {
          long own = found.group(1).equals(found.group(2)) ? 1 : 0;
          return elements(template, found.group(2)) > own;
        })
        .map(found -> found.group(2))
        .toList();
  }

  private static long elements(String template, String name) {
    return Pattern.compile("<" + name + "[\\s/>]").matcher(template).results().count();
  }
}
