package dev.rowhouse.e2e.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rowhouse.db.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs each script of {@code ops/tests}; its name is what it finds out. */
class ScriptsTest {
  private final Path repository = TestDatabase.repository();

  @TestFactory
  Stream<DynamicTest> whatStandsBelowJava() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    return Files.list(repository.resolve("ops/tests"))
        .filter(Files::isExecutable)
        .sorted()
        .map(script -> dynamicTest(sentence(script), () -> run(script)));
  }

  private static String sentence(Path script) {
    return script.getFileName().toString().replace(".sh", "").replace('_', ' ');
  }

  private void run(Path script) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(script.toString()).redirectErrorStream(true);
    builder.environment().put("IMAGES", repository.resolve("target/test-images").toString());
    Process process = builder.redirectInput(Path.of("/dev/null").toFile()).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }
}
