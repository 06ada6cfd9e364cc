package dev.rowhouse.portal.session;

import java.util.List;
import java.util.Map;

/**
 * Browser and system, as their header claims: for people who ask themselves whether that was them,
 * and for nothing that must be true.
 */
final class Agent {
  // In this order: each of the later ones also claims to be an earlier one's ancestor.
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("Firefox/", "Firefox"),
          Map.entry("Chrome/", "Chrome"),
          Map.entry("Safari/", "Safari"));
  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("Android", "Android"),
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Windows", "Windows"),
          Map.entry("Mac OS X", "macOS"),
          Map.entry("CrOS", "ChromeOS"),
          Map.entry("Linux", "Linux"));

  private Agent() {}

  /** For example {@code Firefox on Linux}. */
  static String words(String header) {
    String browser = find(BROWSERS, header, "an unknown browser");
    String system = find(SYSTEMS, header, "");
    return system.isEmpty() ? browser : browser + " on " + system;
  }

  private static String find(
      List<Map.Entry<String, String>> marks, String header, String otherwise) {
    return marks.stream()
        .filter(mark -> header.contains(mark.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(otherwise);
  }
}
