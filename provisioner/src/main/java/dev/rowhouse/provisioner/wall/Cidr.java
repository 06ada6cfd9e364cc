package dev.rowhouse.provisioner.wall;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses, with all bits behind the prefix zero.
 *
 * @param address first address, as text
 */
public record Cidr(String address, int prefix, boolean ipv6) {
  /** Digits, dots, colons and hexadecimal: whatever else is a host name, never looked up here. */
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private static final Pattern DOTTED = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");

  /** Takes {@code 10.0.0.0/8}, {@code ::/0} or a single address; empty for anything else. */
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (!LITERAL.matcher(address).matches()
        || (!address.contains(":") && !DOTTED.matcher(address).matches())) {
      return Optional.empty();
    }
    try {
      return parse(InetAddress.getByName(address), slash < 0 ? "" : text.substring(slash + 1));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** The block of one address. */
  public static Cidr of(InetAddress address) {
    return new Cidr(text(address), address.getAddress().length * 8, !isIpv4(address));
  }

  private static Optional<Cidr> parse(InetAddress address, String prefix) {
    int bits = address.getAddress().length * 8;
    if (prefix.isEmpty()) {
      return Optional.of(of(address));
    }
    if (!prefix.matches("\\d{1,3}") || Integer.parseInt(prefix) > bits) {
      return Optional.empty();
    }
    int length = Integer.parseInt(prefix);
    return Optional.of(new Cidr(text(masked(address, length)), length, !isIpv4(address)));
  }

  private static boolean isIpv4(InetAddress address) {
    return address instanceof Inet4Address;
  }

  private static InetAddress masked(InetAddress address, int prefix) {
    byte[] bytes = address.getAddress();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.clamp(prefix - i * 8L, 0, 8);
      bytes[i] = (byte) (bytes[i] & (0xff << (8 - kept)));
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(InetAddress address) {
    String text = address.getHostAddress();
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }

  /** Whether the two have an address in common. */
  public boolean overlaps(Cidr other) {
    if (ipv6 != other.ipv6) {
      return false;
    }
    int shorter = Math.min(prefix, other.prefix);
    return cut(shorter).equals(other.cut(shorter));
  }

  private String cut(int length) {
    try {
      return text(masked(InetAddress.getByName(address), length));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return prefix == (ipv6 ? 128 : 32) ? address : address + "/" + prefix;
  }
}
