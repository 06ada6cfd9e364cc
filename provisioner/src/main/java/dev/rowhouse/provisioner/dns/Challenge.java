package dev.rowhouse.provisioner.dns;

import java.security.SecureRandom;

/**
 * A TXT record that only whoever runs a domain can publish. Each claim has a value of its own, so
 * that one published for somebody else proves nothing. It names nobody: our builders' customers
 * read it.
 *
 * @param name where it is looked for, without a dot at the end
 * @param value one of the texts there has to be exactly this; not a secret
 */
public record Challenge(String name, String value) {
  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LABEL = "_domain-check.";
  private static final String PREFIX = "domain-check=";

  /** With a value that nobody has. */
  public static Challenge fresh(DomainName domain) {
    var code = new StringBuilder(PREFIX);
    for (int i = 0; i < 32; i++) {
      code.append(ALPHABET[RANDOM.nextInt(ALPHABET.length)]);
    }
    return of(domain, code.toString());
  }

  /** One that was given out before. */
  public static Challenge of(DomainName domain, String value) {
    return new Challenge(LABEL + domain.value(), value);
  }

  public boolean isMetBy(Finding finding) {
    return finding instanceof Finding.Found(var texts) && texts.contains(value);
  }
}
