package dev.rowhouse.provisioner.docker;

import dev.rowhouse.db.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A digest that is the same for equal plans, whatever the order of their maps. */
final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint(MessageDigest digest) {
    this.digest = digest;
  }

  static String of(ContainerPlan plan) {
    var print = new Fingerprint(Sha256.digest());
    print.add(plan.image());
    print.add(plan.command().size());
    plan.command().forEach(print::add);
    print.add(plan.environment());
    print.add(plan.volumes());
    print.add(plan.network());
    print.add(plan.address().ipv4());
    print.add(String.valueOf(plan.address().ipv6()));
    print.add(plan.limits().ramdiskMb());
    print.add(String.valueOf(plan.hostname()));
    return HexFormat.of().formatHex(print.digest.digest(), 0, 12);
  }

  /** First 12 hexadecimal digits of a text's digest: a name that tells nothing. */
  static String opaque(String text) {
    byte[] bytes = Sha256.of(text);
    return HexFormat.of().formatHex(bytes, 0, 6);
  }

  private void add(Map<String, String> map) {
    add(map.size());
    new TreeMap<>(map)
        .forEach((key, value) -> {
          add(key);
          add(value);
        });
  }

  private void add(int number) {
    add(Integer.toString(number));
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
