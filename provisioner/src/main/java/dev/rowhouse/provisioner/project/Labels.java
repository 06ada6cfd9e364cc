package dev.rowhouse.provisioner.project;

import dev.rowhouse.db.text.Cut;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes names that may stand in a URL out of names that people have. */
public final class Labels {
  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LONGEST = 63;

  private Labels() {}

  /**
   * A host label by the project's pattern, different at each call. An e-mail address never gets
   * into it whole: what stands after the @ is dropped.
   */
  public static String host(Project project, @Nullable String name, @Nullable String email) {
    String person = name == null || name.isBlank() ? email : name;
    String label =
        project
            .settings()
            .hostPattern()
            .replace("{tenant}", slug(person == null ? "" : person, 30))
            .replace("{project}", slug(project.settings().slug(), 20));
    return fit(label.replace("{random}", random()));
  }

  /** Lower case letters and digits of the text, the rest as single hyphens; never empty. */
  public static String slug(String text, int longest) {
    String local = text.contains("@") ? text.substring(0, text.indexOf('@')) : text;
    String plain =
        Normalizer.normalize(local, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = Cut.to(longest, plain).replaceAll("^-+|-+$", "");
    return cut.isEmpty() ? "t" : cut;
  }

  /** Four characters, one of a million: enough that hosts are not guessed one by one. */
  public static String random() {
    char[] out = new char[4];
    for (int i = 0; i < out.length; i++) {
      out[i] = ALPHABET[RANDOM.nextInt(ALPHABET.length)];
    }
    return new String(out);
  }

  /** At most 63 characters, the end kept; begins and ends with a letter or digit. */
  public static String fit(String label) {
    int from = Math.max(0, label.length() - LONGEST);
    return label.substring(from).replaceAll("-{2,}", "-").replaceAll("^-+|-+$", "");
  }
}
