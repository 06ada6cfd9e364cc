package dev.rowhouse.portal.key;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** From where a key opens: addresses and networks in CIDR, of both protocols. */
public final class Networks {
  public static final int MOST = 20;
  // Names are not looked up: what they mean may change, and who asks may be made to wait.
  private static final Pattern LOOKS_RIGHT = Pattern.compile("[0-9a-fA-F:.]{2,45}(/[0-9]{1,3})?");

  private Networks() {}

  /** Whether it is one, for example {@code 192.0.2.0/24} or {@code 2001:db8::1}. */
  public static boolean valid(String network) {
    if (!LOOKS_RIGHT.matcher(network).matches()) {
      return false;
    }
    try {
      return new IpAddressMatcher(network).matches(network.replaceAll("/.*", ""));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether whoever comes from one of the inner ones comes from one of the outer ones, too. */
  public static boolean within(List<String> inner, List<String> outer) {
    return outer.isEmpty()
        || !inner.isEmpty()
            && inner.stream().allMatch(each -> outer.stream().anyMatch(net -> holds(net, each)));
  }

  private static boolean holds(String outer, String inner) {
    return prefix(outer) <= prefix(inner)
        && new IpAddressMatcher(outer).matches(inner.replaceAll("/.*", ""));
  }

  private static int prefix(String network) {
    int slash = network.indexOf('/');
    return slash < 0
        ? network.contains(":") ? 128 : 32
        : Integer.parseInt(network.substring(slash + 1));
  }

  /** Without any, every address is let in. */
  public static boolean admit(List<String> networks, String address) {
    return networks.isEmpty()
        || networks.stream().anyMatch(each -> new IpAddressMatcher(each).matches(address));
  }
}
