package dev.rowhouse.e2e.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What each package says of itself, read from the sources. */
final class Purposes {
  private static final Pattern SHAPE =
      Pattern.compile("(?s)\\s*/\\*\\*(.*?)\\*/\\s*@NullMarked\\s+package .*");

  private Purposes() {}

  /** Folders with Java files but without a proper package-info, and why. */
  static SortedMap<String, String> wrong(Path sources) {
    SortedMap<String, String> wrong = new TreeMap<>();
    for (Path folder : packages(sources)) {
      complaint(folder).ifPresent(words -> wrong.put(sources.relativize(folder).toString(), words));
    }
    return wrong;
  }

  /** The sentence of a package, in one line. */
  static Optional<String> of(Path folder) {
    Path file = folder.resolve("package-info.java");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Matcher matcher = SHAPE.matcher(read(file));
    return matcher.matches()
        ? Optional.of(matcher.group(1).replaceAll("\\s*\\n\\s*\\*\\s?", " ").strip())
        : Optional.empty();
  }

  private static Optional<String> complaint(Path folder) {
    Optional<String> purpose = of(folder);
    if (purpose.isEmpty()) {
      return Optional.of("has no package-info with a sentence and @NullMarked");
    }
    String words = purpose.get();
    boolean one = words.endsWith(".") && !words.substring(0, words.length() - 1).contains(". ");
    return one ? Optional.empty() : Optional.of("says more or less than one sentence: " + words);
  }

  private static Iterable<Path> packages(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
