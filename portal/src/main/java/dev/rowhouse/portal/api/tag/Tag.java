package dev.rowhouse.portal.api.tag;

import dev.rowhouse.db.secret.Sha256;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.problem.ProblemType;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An entity tag (RFC 9110): a digest of what the caller is shown, or may change of that. */
public final class Tag {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ANY = "*";
  private static final int LENGTH = 16;

  private Tag() {}

  /** In quotes, as it stands in a header. */
  public static String of(Object view) {
    Object told = view instanceof Changeable part ? part.changeable() : view;
    byte[] sum = Sha256.of(JSON.writeValueAsString(told));
    return '"' + HexFormat.of().formatHex(sum, 0, LENGTH) + '"';
  }

  /**
   * @param ifMatch the header; null where a change is wanted from whatever state
   * @param now what the caller would be shown now
   * @throws Problem when it is none of those that the header names
   */
  public static void check(@Nullable String ifMatch, Object now) {
    if (ifMatch == null || ifMatch.strip().equals(ANY)) {
      return;
    }
    String tag = of(now);
    boolean known = Arrays.stream(ifMatch.split(",")).map(String::strip).anyMatch(tag::equals);
    if (!known) {
      throw new Problem(
          ProblemType.CHANGED_MEANWHILE,
          "Read it again, and make your change from what it is now.");
    }
  }
}
