package dev.rowhouse.portal.proof;

import java.util.List;
import java.util.Map;

/**
 * A request that waits until its sender has proved who they are.
 *
 * @param user whose it is: nobody else can let it go on
 * @param deed what it does, for people
 * @param method {@code GET} or {@code POST}
 * @param path with its query
 * @param fields as they were typed
 */
record Kept(
    String user, String deed, String method, String path, Map<String, List<String>> fields) {
  boolean looks() {
    return method.equals("GET");
  }
}
