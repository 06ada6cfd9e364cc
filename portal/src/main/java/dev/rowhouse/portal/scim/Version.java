package dev.rowhouse.portal.scim;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;

/** Which version of a resource somebody saw (RFC 7644, 3.14): as of when it last changed. */
final class Version {
  private Version() {}

  static String of(Instant changed) {
    return "W/\"" + Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, changed), 36) + '"';
  }

  /** What compares it with what is there, under the lock; any where none is named. */
  static Consumer<Instant> expected(HttpServletRequest request) {
    String seen = request.getHeader(HttpHeaders.IF_MATCH);
    return changed -> {
      if (seen != null && Arrays.stream(seen.split(",")).noneMatch(it -> fits(it, changed))) {
        throw new ScimFault(412, "", "it was changed meanwhile; read it again");
      }
    };
  }

  private static boolean fits(String seen, Instant changed) {
    String tag = seen.strip();
    return tag.equals("*") || of(changed).substring(2).equals(tag.replaceFirst("^W/", ""));
  }
}
