package dev.rowhouse.provisioner.erasure;

import java.util.Map;
import java.util.TreeMap;

/** One line of a receipt: what it was, and how it was called. */
record Removed(String what, Map<String, String> facts) {
  static Removed of(String what, String... facts) {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < facts.length; i += 2) {
      map.put(facts[i], facts[i + 1]);
    }
    return new Removed(what, map);
  }
}
