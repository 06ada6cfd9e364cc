package dev.rowhouse.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Laws that are told from files: what packages say of themselves, and whose tables are whose. */
class FilesOfTheHouseTest {
  private static final String CHANGELOG = "src/main/resources/db/changelog";

  @Test
  void eachPackageSaysItsPurposeInOneSentenceAndIsNullMarked() {
    for (Path sources : House.sources()) {
      assertThat(Purposes.wrong(sources)).as(sources.toString()).isEmpty();
    }
  }

  @Test
  void aPackageThatSaysNothingOrTooMuchIsFound() {
    Path fixtures =
        TestDatabase.repository()
            .resolve("e2e/src/test/java/dev/rowhouse/e2e/architecture/fixtures");
    assertThat(Purposes.wrong(fixtures)).containsKeys("purpose/silent", "purpose/chatty");
    assertThat(Purposes.wrong(fixtures)).doesNotContainKey("purpose/plain");
  }

  @Test
  void tablesAreNamedAfterTheirOwnersAndPointDownward() throws IOException {
    var wrong = new ArrayList<String>();
    int files = 0;
    for (Path module : House.modules()) {
      String owner = module.getFileName().toString().replace("-", "");
      Path folder = module.resolve(CHANGELOG).resolve(owner);
      if (Files.isDirectory(folder)) {
        files += check(folder, owner, wrong);
      }
    }
    assertThat(files).isGreaterThan(5);
    assertThat(wrong).isEmpty();
  }

  /** What was run is remembered under this name: a jar that is packed otherwise runs none again. */
  @Test
  void eachChangelogIsKnownByItsOwnPath() throws IOException {
    for (Path module : House.modules()) {
      Path changelog = module.resolve(CHANGELOG);
      if (Files.isDirectory(changelog)) {
        try (var files = Files.walk(changelog)) {
          for (Path file : files.filter(each -> each.toString().endsWith(".sql")).toList()) {
            String path = "db/changelog/" + changelog.relativize(file);
            assertThat(Files.readString(file))
                .startsWith("--liquibase formatted sql logicalFilePath:" + path + "\n");
          }
        }
      }
    }
  }

  @Test
  void aModuleKeepsNoTablesInAnothersFolder() throws IOException {
    for (Path module : House.modules()) {
      Path changelog = module.resolve(CHANGELOG);
      if (Files.isDirectory(changelog)) {
        String owner = module.getFileName().toString().replace("-", "");
        try (var folders = Files.list(changelog)) {
          assertThat(folders.filter(Files::isDirectory))
              .allMatch(folder -> folder.getFileName().toString().equals(owner));
        }
      }
    }
  }

  @Test
  void aTableWithAnothersNameIsFound() {
    assertThat(Tables.wrong("billing", "CREATE TABLE provisioner_thing (id INT);"))
        .containsExactly("billing makes provisioner_thing");
  }

  @Test
  void aForeignKeyThatPointsUpIsFound() {
    String sql =
        "CREATE TABLE billing_thing (t INT, FOREIGN KEY (t) REFERENCES provisioner_tenant (id));";
    assertThat(Tables.wrong("billing", sql))
        .containsExactly("billing points up at provisioner_tenant");
  }

  @Test
  void aForeignKeyThatPointsDownIsFine() {
    String sql =
        "CREATE TABLE portal_thing (t INT, FOREIGN KEY (t) REFERENCES provisioner_tenant (id));";
    assertThat(Tables.wrong("portal", sql)).isEmpty();
  }

  private static int check(Path folder, String owner, ArrayList<String> wrong) throws IOException {
    int files = 0;
    try (var all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        wrong.addAll(Tables.wrong(owner, Files.readString(file)));
        files++;
      }
    }
    return files;
  }
}
