package dev.rowhouse.provisioner.brand;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.project.Check;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A letter with places that are filled in for each person. They are words in braces and nothing
 * else: no text of a builder's, and no name of a tenant's, is ever run.
 *
 * @param subject one line, 1 to 200 characters
 * @param body plain text, 1 to 5000 characters; an empty line parts paragraphs
 */
public record LetterText(String subject, String body) {
  /** What can be filled in: {@code {product}}, {@code {tenant}}, {@code {time}}, {@code {link}}. */
  public static final Set<String> PLACES = Set.of("product", "tenant", "time", "link");

  static final String LINK = "{link}";
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

  /**
   * @throws Rejected naming {@code subject} or {@code body}
   */
  void check() {
    Check.text("subject", subject, 200);
    Check.text("body", body, 5000);
    places("subject", subject);
    places("body", body);
    if (subject.contains(LINK)) {
      throw new Rejected("subject", "the link stands in the text, not in the subject");
    }
    if (subject.chars().anyMatch(Character::isISOControl)) {
      throw new Rejected("subject", "is one line");
    }
    if (!body.contains(LINK)) {
      throw new Rejected("body", "needs {link}: without it nobody comes in");
    }
  }

  private static void places(String field, String text) {
    PLACE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(place -> !PLACES.contains(place))
        .findFirst()
        .ifPresent(place -> {
          throw new Rejected(
              field,
              "{" + place + "} is not known; there are {product}, {tenant}, {time} and {link}");
        });
  }

  /** In one pass: what stands in a value is never taken for a place. */
  static String fill(String text, Map<String, String> values, UnaryOperator<String> written) {
    return PLACE
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(written.apply(values.getOrDefault(found.group(1), ""))));
  }
}
