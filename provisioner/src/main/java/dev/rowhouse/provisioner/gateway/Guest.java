package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.claim.Claim;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A person whose claim was checked, with the headers by which the app knows them. */
final class Guest {
  final Claim claim;
  final Verdict enter = new Verdict.Enter(this);
  private final String user;
  private final String email;
  private final String name;
  private final String roles;

  Guest(Claim claim) {
    this.claim = claim;
    this.user = encode(claim.subject(), "");
    this.email = encode(claim.email(), "");
    this.name = encode(claim.name(), "");
    this.roles = join(claim.roles());
  }

  void introduceTo(MultiMap headers) {
    headers.set("X-Rowhouse-User", user);
    set(headers, "X-Rowhouse-Email", email);
    set(headers, "X-Rowhouse-Name", name);
    set(headers, "X-Rowhouse-Roles", roles);
    set(headers, "X-Rowhouse-Assertion", claim.assertion());
  }

  private static void set(MultiMap headers, String field, String value) {
    if (!value.isEmpty()) {
      headers.set(field, value);
    }
  }

  private static String join(List<String> roles) {
    return roles.stream().map(role -> encode(role, ",")).collect(Collectors.joining(","));
  }

  /**
   * Visible ASCII and spaces inside stand as they are; all else, the percent sign and the given
   * characters as the percent-encoded bytes of UTF-8, as in a URL. So a value can neither end its
   * header nor be misread for want of an encoding.
   */
  static String encode(String text, String also) {
    byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
    var out = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      if (b >= ' ' && b < 0x7f && b != '%' && also.indexOf(b) < 0) {
        out.append((char) b);
      } else {
        out.append('%').append(String.format("%02X", b & 0xff));
      }
    }
    return out.toString();
  }
}
