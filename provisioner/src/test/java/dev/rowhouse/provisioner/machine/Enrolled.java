package dev.rowhouse.provisioner.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowhouse.db.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Machines that ran the real script, each in a folder and a network namespace of its own. */
public final class Enrolled implements AutoCloseable {
  private final Path folder;
  private final Door door;
  private final List<String> names = new ArrayList<>();

  /** Where machines come to, and are made on. */
  public Enrolled(Introducing introducing, Renewing renewing) throws IOException {
    folder = Files.createTempDirectory("rowhouse-machine");
    door = new Door(introducing, renewing);
  }

  /** What the script says. */
  public String enrol(String name, String token) throws IOException, InterruptedException {
    names.add(name);
    Path file = folder.resolve("enroll.sh");
    Files.writeString(file, Script.text(door.url()));
    return run(
        "bash",
        file.toString(),
        "--token",
        token,
        "--dir",
        dir(name).toString(),
        "--netns-index",
        "auto",
        "--size",
        "3000",
        "--no-bench",
        "--volatile");
  }

  String renew(String name) throws IOException, InterruptedException {
    String dir = dir(name).toString();
    return run("bash", dir + "/enroll.sh", "renew", "--now", "--dir", dir);
  }

  Path dir(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    String node = TestDatabase.repository().resolve("ops/node.sh").toString();
    for (String name : names) {
      run(node, "destroy", "--dir", dir(name).toString());
    }
    door.close();
    FileSystemUtils.deleteRecursively(folder);
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(folder, "said", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    process.waitFor();
    return Files.readString(said, UTF_8);
  }
}
