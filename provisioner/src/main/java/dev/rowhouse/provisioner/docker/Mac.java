package dev.rowhouse.provisioner.docker;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A tenant's hardware address follows from its IPv4 address, as Docker's own did for long; a packet
 * filter knows a tenant by it on any bridge, whatever it speaks.
 */
public final class Mac {
  private static final int LOCAL = 0x0242;

  private Mac() {}

  /** For example {@code 02:42:0a:15:00:02} for 10.21.0.2. */
  public static String of(String ipv4) {
    byte[] b = bytes(ipv4);
    return "%02x:%02x:%02x:%02x:%02x:%02x"
        .formatted(LOCAL >> 8, LOCAL & 0xff, b[0], b[1], b[2], b[3]);
  }

  /** Which bits of it are the same in a whole subnet. */
  public static String mask(int prefix) {
    long mask = 0xffff_ffffL << (32 - prefix) & 0xffff_ffffL;
    return "ff:ff:%02x:%02x:%02x:%02x"
        .formatted(mask >> 24, mask >> 16 & 0xff, mask >> 8 & 0xff, mask & 0xff);
  }

  private static byte[] bytes(String ipv4) {
    try {
      return InetAddress.getByName(ipv4).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + ipv4, e);
    }
  }
}
