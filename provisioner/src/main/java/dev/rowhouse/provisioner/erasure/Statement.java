package dev.rowhouse.provisioner.erasure;

import dev.rowhouse.provisioner.ReceiptId;
import dev.rowhouse.provisioner.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a receipt says. */
final class Statement {
  private static final List<Map<String, String>> KEPT =
      List.of(
          kept(
              "invoice lines",
              "with the billing provider, and the identifiers that refer to them",
              "tax and commercial law ask for records of what was sold; nothing here tells who"),
          kept(
              "a digest of the subscription's identifier",
              "in the tenant's row",
              "so that a late event about it does not make the tenant again"),
          kept(
              "copies that the builder made of its container, if any",
              "in the project, as containers of their own",
              "they are the builder's, who is responsible for deleting them"),
          kept(
              "this receipt",
              "in this installation",
              "to show that, and when, the erasure was done"));

  private Statement() {}

  static Map<String, Object> of(
      ReceiptId id,
      Tenant tenant,
      @Nullable String digest,
      ErasureStore.Asked asked,
      int events,
      String installation,
      Instant now) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "rowhouse-erasure-receipt");
    document.put("version", 1);
    document.put("id", id.value());
    document.put("installation", installation);
    document.put("project", tenant.project().value());
    document.put("tenant", tenant.id().value());
    if (digest != null) {
      document.put("subscription", digest);
    }
    document.put("asked_at", asked.at().toString());
    document.put("asked_by", asked.cause().actor());
    document.put("reason", asked.cause().reason());
    document.put("issued_at", now.toString());
    document.put("removed", removed(asked, events, now));
    document.put("kept", KEPT);
    return document;
  }

  private static List<Map<String, String>> removed(
      ErasureStore.Asked asked, int events, Instant now) {
    List<Map<String, String>> lines = new ArrayList<>();
    asked.removed().forEach(each -> lines.add(line(each)));
    lines.add(line(Removed.of("personal fields", "fields", "name, e-mail, customer, reference")));
    lines.add(line(Removed.of("payloads of billing events", "count", Integer.toString(events))));
    lines.forEach(each -> each.put("gone_by", now.toString()));
    return lines;
  }

  private static Map<String, String> line(Removed removed) {
    Map<String, String> line = new TreeMap<>(removed.facts());
    line.put("what", removed.what());
    return line;
  }

  private static Map<String, String> kept(String what, String where, String why) {
    return Map.of("what", what, "where", where, "why", why);
  }
}
