package dev.rowhouse.e2e.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rowhouse.db.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the laws are about: the seven modules, their classes and their folders. */
final class House {
  static final String ROOT = "dev.rowhouse";

  /** Bottom to top; each sees those before it. The two faces and e2e do not see each other. */
  static final List<String> LINE = List.of("db", "billing", "marketplace", "provisioner");

  static final List<String> FACES = List.of("portal", "adminui", "e2e");

  private House() {}

  static JavaClasses classes() {
    return new ClassFileImporter().withImportOption(new MainCode()).importPackages(ROOT);
  }

  /** Classes that are built from src/main, from folders or from jars. */
  static final class MainCode implements ImportOption {
    @Override
    public boolean includes(com.tngtech.archunit.core.importer.Location location) {
      return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
  }

  /** The Java source folders of all modules. */
  static List<Path> sources() {
    return modules().stream().map(module -> module.resolve("src/main/java")).toList();
  }

  static List<Path> modules() {
    try (var folders = Files.list(TestDatabase.repository())) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
