package dev.rowhouse.e2e.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Draws modules and their parts: a picture in Mermaid, and the same as a table. */
final class Picture {
  private static final List<String> TOP_DOWN =
      Stream.of(List.of("portal", "adminui"), House.LINE.reversed()).flatMap(List::stream).toList();
  private final SortedMap<String, SortedSet<String>> edges = new TreeMap<>();

  private Picture() {
    for (JavaClass type : House.classes()) {
      String from = part(type);
      edges.computeIfAbsent(from, _ -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        if (target.getPackageName().startsWith(House.ROOT + ".") && !part(target).equals(from)) {
          edges.get(from).add(part(target));
        }
      }
    }
  }

  static String draw() {
    var picture = new Picture();
    var page = new StringBuilder("# Modules\n\n");
    page.append("Drawn from the code by `PictureTest`; its comment says how to draw it again.\n");
    page.append("An arrow points from who uses to what is used.\n\n");
    page.append("```mermaid\nflowchart TD\n").append(picture.modules()).append("```\n");
    TOP_DOWN.forEach(module -> page.append(picture.section(module)));
    return page.toString();
  }

  private String modules() {
    SortedSet<String> lines = new TreeSet<>();
    edges.forEach((from, targets) ->
        targets.stream()
            .map(Picture::module)
            .filter(to -> !to.equals(module(from)) && TOP_DOWN.contains(module(from)))
            .forEach(to -> lines.add("  " + module(from) + " --> " + to + "\n")));
    return String.join("", lines);
  }

  private String section(String module) {
    List<String> parts =
        edges.keySet().stream().filter(part -> part.startsWith(module + ".")).toList();
    var text = new StringBuilder("\n## " + module + "\n\n");
    List<String> arrows = new ArrayList<>();
    for (String part : parts) {
      arrows.add("  " + id(part) + "[" + name(part) + "]\n");
      edges.get(part).stream()
          .filter(to -> to.startsWith(module + "."))
          .forEach(to -> arrows.add("  " + id(part) + " --> " + id(to) + "\n"));
    }
    if (!parts.isEmpty()) {
      text.append("```mermaid\nflowchart TD\n").append(String.join("", arrows)).append("```\n\n");
      text.append("| part | purpose | uses |\n|---|---|---|\n");
      parts.forEach(part -> text.append(row(part)));
    }
    return text.toString();
  }

  private String row(String part) {
    List<String> uses = edges.get(part).stream().filter(to -> to.contains(".")).toList();
    return "| `%s` | %s | %s |\n".formatted(name(part), purpose(part), String.join(", ", uses));
  }

  private static String purpose(String part) {
    String path = "dev/rowhouse/" + part.replace('.', '/');
    return House.sources().stream()
        .map(sources -> sources.resolve(path))
        .filter((Path folder) -> Files.isDirectory(folder))
        .flatMap(folder -> Purposes.of(folder).stream())
        .findFirst()
        .orElse("");
  }

  /** {@code provisioner.container}, or {@code provisioner} for the module's own face. */
  private static String part(JavaClass type) {
    String[] words = type.getPackageName().substring(House.ROOT.length() + 1).split("\\.");
    return words.length == 1 ? words[0] : words[0] + "." + words[1];
  }

  private static String module(String part) {
    return part.replaceAll("\\..*", "");
  }

  private static String name(String part) {
    return part.substring(part.indexOf('.') + 1);
  }

  private static String id(String part) {
    return part.replace('.', '_');
  }
}
