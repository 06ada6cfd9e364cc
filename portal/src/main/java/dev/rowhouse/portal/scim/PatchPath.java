package dev.rowhouse.portal.scim;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a change goes: {@code name.familyName}, {@code emails[type eq "work"].value}.
 *
 * @param which of several; null for all
 * @param part of what stands there; null for the whole
 */
record PatchPath(String attribute, @Nullable List<Filter.Equality> which, @Nullable String part) {
  private static final Pattern SHAPE =
      Pattern.compile("([A-Za-z$][\\w$-]*)(?:\\[(.*)])?(?:\\.([A-Za-z$][\\w$-]*))?");

  /**
   * Null when it is of a schema that is not kept here.
   *
   * @throws ScimFault when it is not understood
   */
  static @Nullable PatchPath read(String path) {
    String plain = Attributes.plain(path.strip());
    if (plain.toLowerCase(Locale.ROOT).startsWith("urn:")) {
      return null;
    }
    Matcher shape = SHAPE.matcher(plain);
    if (!shape.matches()) {
      throw ScimFault.path(path);
    }
    String filter = shape.group(2);
    return new PatchPath(
        shape.group(1), filter == null ? null : Filter.read(filter), shape.group(3));
  }

  boolean is(String name) {
    return attribute.equalsIgnoreCase(name);
  }
}
