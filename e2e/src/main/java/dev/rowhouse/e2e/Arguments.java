package dev.rowhouse.e2e;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows a command's name: {@code --name value}, {@code --name=value} or {@code --flag}. */
public final class Arguments {
  private final Map<String, String> values = new HashMap<>();

  private Arguments() {}

  /**
   * @throws Failed on a word that belongs to no option
   */
  public static Arguments of(List<String> words) {
    var arguments = new Arguments();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        throw new Failed("unexpected: " + word);
      }
      int equals = word.indexOf('=');
      boolean valueFollows = i + 1 < words.size() && !words.get(i + 1).startsWith("--");
      if (equals > 0) {
        arguments.values.put(word.substring(2, equals), word.substring(equals + 1));
      } else {
        arguments.values.put(word.substring(2), valueFollows ? words.get(++i) : "true");
      }
    }
    return arguments;
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * @throws Failed when it was not given
   */
  public String get(String name) {
    return find(name).orElseThrow(() -> new Failed("--" + name + " is missing"));
  }

  public String get(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  public int number(String name, int otherwise) {
    return find(name).map(text -> number(name, text)).orElse(otherwise);
  }

  public Path path(String name) {
    return Path.of(get(name)).toAbsolutePath();
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new Failed("--" + name + " is a number, not " + text);
    }
  }
}
