package dev.rowhouse.e2e.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that the stand-in knows, as one JSON document that a file keeps. Whoever reads or changes it
 * holds its monitor.
 */
final class World {
  static final JsonMapper JSON = new JsonMapper();
  static final String VERSION = "2026-07-29.dahlia";
  private static final char[] LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int EVENTS_KEPT = 2_000;

  private final @Nullable Path file;
  private final ObjectNode root;
  private String base = "";

  World(@Nullable Path file) {
    this.file = file;
    this.root = read(file);
  }

  /** Where the pages stand that customers are sent to. */
  String base() {
    return base;
  }

  void base(String address) {
    base = address;
  }

  /** In seconds; moved by the control API. */
  long now() {
    return Instant.now().getEpochSecond() + root.path("clock_offset").asLong(0);
  }

  void moveClock(long seconds) {
    root.put("clock_offset", root.path("clock_offset").asLong(0) + seconds);
  }

  static String id(String prefix) {
    var id = new StringBuilder(prefix).append('_');
    for (int i = 0; i < 24; i++) {
      id.append(LETTERS[RANDOM.nextInt(LETTERS.length)]);
    }
    return id.toString();
  }

  /** A new object of that kind, as yet with what all objects have. */
  ObjectNode make(String kind, String prefix) {
    return make(kind, id(prefix), kind);
  }

  ObjectNode make(String kind, String id, String object) {
    return all(kind)
        .putObject(id)
        .put("id", id)
        .put("object", object)
        .put("created", now())
        .put("livemode", false);
  }

  Optional<ObjectNode> find(String kind, String id) {
    return all(kind).get(id) instanceof ObjectNode found ? Optional.of(found) : Optional.empty();
  }

  /**
   * @throws StripeError 404 when there is none
   */
  ObjectNode get(String kind, String id) {
    return find(kind, id).orElseThrow(() -> StripeError.missing(kind, id));
  }

  /** A reference in a parameter: a missing one is the parameter's fault. */
  ObjectNode referred(String kind, String id, String param) {
    return find(kind, id)
        .orElseThrow(() ->
            StripeError.invalid("resource_missing", param, "No such " + kind + ": '" + id + "'"));
  }

  void remove(String kind, String id) {
    all(kind).remove(id);
  }

  /** Newest first. */
  List<ObjectNode> list(String kind, Predicate<ObjectNode> wanted) {
    var found = new ArrayList<ObjectNode>();
    for (var node : all(kind)) {
      if (node instanceof ObjectNode object && wanted.test(object)) {
        found.addFirst(object);
      }
    }
    return found;
  }

  ObjectNode all(String kind) {
    return root.get(kind) instanceof ObjectNode there ? there : root.putObject(kind);
  }

  /** Old events go, as they do at Stripe after thirty days. */
  void trimEvents() {
    ObjectNode events = all("event");
    while (events.size() > EVENTS_KEPT) {
      events.remove(events.propertyNames().iterator().next());
    }
  }

  void save() {
    if (file == null) {
      return;
    }
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, JSON.writeValueAsString(root));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ObjectNode snapshot() {
    return root.deepCopy();
  }

  private static ObjectNode read(@Nullable Path file) {
    try {
      return file != null && Files.exists(file)
          ? (ObjectNode) JSON.readTree(Files.readString(file))
          : JSON.createObjectNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
