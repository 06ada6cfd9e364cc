package dev.rowhouse.db.audit;

import org.jspecify.annotations.Nullable;

/**
 * What somebody does.
 *
 * @param verb the kind of thing and what is done to it, for example {@code vendor.approve}
 * @param subject the identifier of what it is done to, or its name where it has none
 * @param name what people call that, as it was then
 * @param organization whose it is, opaque here; null where nobody's
 * @param reason in the words of who did it; empty where nobody asked
 */
public record Deed(
    String verb, String subject, String name, @Nullable String organization, String reason) {
  public static Deed of(String verb, String subject, String name) {
    return new Deed(verb, subject, name, null, "");
  }

  public Deed in(@Nullable String whose) {
    return new Deed(verb, subject, name, whose, reason);
  }

  public Deed because(String words) {
    return new Deed(verb, subject, name, organization, words.strip());
  }
}
