package dev.rowhouse.billing.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Which addresses on the network a URL of a builder's URL may lead us to: those of the public
 * internet.
 */
public final class Reachable {
  private Reachable() {}

  public static boolean isPublic(InetAddress address) {
    boolean special =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    byte[] b = address.getAddress();
    return !special && (address instanceof Inet4Address ? isPublic4(b) : isPublic6(b));
  }

  private static boolean isPublic4(byte[] b) {
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    boolean shared = first == 100 && (second & 0xc0) == 64;
    boolean assigned = first == 192 && second == 0 && (b[2] == 0 || b[2] == 2);
    boolean measured = first == 198 && (second & 0xfe) == 18;
    boolean example = first == 198 && second == 51 && b[2] == 100;
    boolean example3 = first == 203 && second == 0 && b[2] == 113;
    return first != 0 && first < 224 && !(shared || assigned || measured || example || example3);
  }

  /** Global unicast only, and none that carries an IPv4 address inside (NAT64, 6to4, Teredo). */
  private static boolean isPublic6(byte[] b) {
    boolean global = (b[0] & 0xe0) == 0x20;
    boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
    boolean special = b[0] == 0x20 && b[1] == 0x01 && (b[2] & 0xfe) == 0;
    boolean example = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && b[3] == (byte) 0xb8;
    return global && !sixToFour && !special && !example;
  }
}
