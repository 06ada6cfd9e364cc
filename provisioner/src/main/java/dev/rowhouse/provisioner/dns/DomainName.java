package dev.rowhouse.provisioner.dns;

import dev.rowhouse.provisioner.Rejected;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An exact name in the public DNS, as it stands in requests: ASCII ({@code xn--} where it has other
 * letters), lower case, at least two labels, without a dot at the end.
 */
public record DomainName(String value) {
  private static final Pattern SHAPE =
      Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,62}");

  /**
   * What browsers (UTS 46) keep and Java (IDNA 2003) turns into something else. Nobody is to prove
   * one name and get another: these are taken in their {@code xn--} form only.
   */
  private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς\u200c\u200d]");

  public DomainName {
    if (!SHAPE.matcher(value).matches() || value.endsWith("-")) {
      throw new IllegalArgumentException("not a domain name: " + value);
    }
  }

  /**
   * @param field what the faces call it
   * @param typed by a person: any case, letters of any script, with or without a dot at the end
   * @throws Rejected naming the field when it is no name of a domain
   */
  public static DomainName parse(String field, String typed) {
    String text = typed.strip();
    if (AMBIGUOUS.matcher(text).find()) {
      throw new Rejected(field, "please write this name as browsers send it, beginning with xn--");
    }
    try {
      String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return new DomainName(ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii);
    } catch (IllegalArgumentException e) {
      throw new Rejected(field, "this is no domain; only its name, please, like app.example.com");
    }
  }

  /** With the letters of its own script where that is the same name. */
  public String shown() {
    String unicode = IDN.toUnicode(value);
    try {
      return IDN.toASCII(unicode).equals(value) ? unicode : value;
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  /** Is the other, or stands below it. */
  public boolean isWithin(String other) {
    return value.equals(other) || value.endsWith("." + other);
  }

  /** Below it everybody registers names: it is nobody's own ({@code co.uk}, {@code github.io}). */
  public boolean isPublicSuffix() {
    return PublicSuffixes.contains(value);
  }
}
