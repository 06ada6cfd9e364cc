package dev.rowhouse.provisioner.dns;

import java.net.IDN;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/** The list that browsers keep of names below which anybody may register. */
final class PublicSuffixes {
  private static final PublicSuffixMatcher LIST = PublicSuffixMatcherLoader.getDefault();

  private PublicSuffixes() {}

  /** Also what nothing is known of, one label alone. */
  static boolean contains(String ascii) {
    return LIST.getDomainRoot(IDN.toUnicode(ascii)) == null || LIST.getDomainRoot(ascii) == null;
  }
}
