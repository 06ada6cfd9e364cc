package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the setup made, for the commands that follow; kept in the installation's home.
 *
 * @param price the price that the demo sells
 */
record Notes(String project, String price) {
  private static final JsonMapper JSON = new JsonMapper();

  static Notes read(Path home) {
    try {
      return JSON.readValue(Files.readString(file(home)), Notes.class);
    } catch (IOException e) {
      throw new Failed("no demo in " + home + ": ./rowhouse up makes it");
    }
  }

  void write(Path home) {
    try {
      Files.writeString(file(home), JSON.writeValueAsString(this));
    } catch (IOException e) {
      throw new Failed("cannot write to " + home + ": " + e.getMessage());
    }
  }

  private static Path file(Path home) {
    return home.resolve("demo.json");
  }
}
