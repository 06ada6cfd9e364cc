package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.demo.Company.Employee;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code demo enterprise} made of one company, for who reads and for programs.
 *
 * @param tenant its identifier
 * @param provider where its people prove who they are; empty where links are sent to them
 * @param directory where it keeps its people in step by SCIM; null where it does not
 * @param link by which its member comes in, once; null for all others, and where it went by e-mail
 */
record Made(
    String company,
    String tenant,
    String url,
    String provider,
    List<Employee> people,
    @Nullable Listed directory,
    @Nullable String link) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * @param people their identifiers in our answers, by name
   */
  record Listed(String url, String token, Map<String, String> people) {}

  private record All(List<Made> companies) {}

  static String json(List<Made> all) {
    return JSON.writeValueAsString(new All(all));
  }

  /** Readable by its owner only: it has passwords in it. */
  static void keep(Path home, List<Made> all) {
    Path file = file(home);
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, json(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Made> read(Path home) {
    try {
      return JSON.readValue(Files.readString(file(home)), All.class).companies();
    } catch (IOException e) {
      throw new Failed("no companies in " + home + ": ./rowhouse demo enterprise makes them");
    }
  }

  private static Path file(Path home) {
    return home.resolve("enterprise.json");
  }

  /** In words: where to go, and how to sign in there. */
  String tell() {
    var words = new StringBuilder("\n  %-10s %s\n".formatted(company, url));
    words.append(provider.isEmpty() ? byLink() : byPassword());
    words.append("  Sign out   ").append(url).append("/.door/out\n");
    if (directory != null) {
      words.append(
          """
            SCIM       ./rowhouse demo leave --person %1$s    the directory switches them off: out at once
                       ./rowhouse demo return --person %1$s   and on again
          """
              .formatted(people.getFirst().name()));
    }
    return words.toString();
  }

  private String byPassword() {
    String who =
        people.stream()
            .map(it -> it.name() + " (" + it.group() + "), password " + it.password())
            .collect(Collectors.joining("\n             or "));
    return "  Sign in as "
        + who
        + "\n  Console    "
        + url
        + "/.door/console/ (for who is in the group it)\n";
  }

  private String byLink() {
    String who = people.getFirst().name();
    return link == null
        ? "  Sign in as %s, by the link of the letter that is on its way\n".formatted(who)
        : """
          Sign in as %s, who has no password but this link. It works once; another one is on the portal's
                     page Members of this tenant:
                     %s
        """
            .formatted(who, link);
  }
}
