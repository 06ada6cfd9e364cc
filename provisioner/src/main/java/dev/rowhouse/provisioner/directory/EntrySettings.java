package dev.rowhouse.provisioner.directory;

import dev.rowhouse.provisioner.connection.KnownAs;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a directory says of a person.
 *
 * @param userName 1 to 255 characters; capitals do not count when it is compared
 * @param externalId its own name for them, which lasts, at most 255 characters; null for none
 * @param email the first one; may be empty
 * @param name to be read; may be empty
 * @param active false: they are to be out and stay out
 * @param attributes JSON: all that is kept of what it said
 */
public record EntrySettings(
    String userName,
    @Nullable String externalId,
    String email,
    String name,
    boolean active,
    String attributes) {
  KnownAs names() {
    Set<String> others = new LinkedHashSet<>();
    others.add(lower(userName));
    if (!email.isEmpty()) {
      others.add(lower(email));
    }
    return new KnownAs(externalId, others);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
