package dev.rowhouse.provisioner.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
  @TempDir Path folder;

  @Test
  void theScriptExplainsItself() throws Exception {
    String help = run("bash", file().toString(), "--help");
    assertThat(help).startsWith("enroll.sh --portal URL --token TOKEN").contains("--netns-index");
  }

  @Test
  void pipedIntoAShellItSaysWhatIsMissing() throws Exception {
    assertThat(run("sh", "-c", "bash -s -- --dir " + folder + "/m < " + file()))
        .contains("--token");
  }

  @Test
  void itIsInOrderAsShellcheckSeesIt() throws Exception {
    assumeThat(Path.of("/usr/bin/shellcheck")).exists();
    assertThat(
            run(
                "shellcheck",
                "-S",
                "warning",
                "-e",
                "SC2034,SC2154,SC2153,SC1007,SC2174",
                file().toString()))
        .isEmpty();
  }

  private Path file() throws IOException {
    return Files.writeString(folder.resolve("enroll.sh"), Script.text("https://portal.example"));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return said;
  }
}
