package dev.rowhouse.provisioner.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.docker.Engine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Commands inside real containers. */
public final class Inside {
  private Inside() {}

  /** What it wrote, without the space around; fails unless it ends with 0. */
  public static String sh(Engine engine, ContainerId id, String script) {
    var said = new StringBuffer();
    int code =
        engine.exec(
            Names.container(id),
            List.of("sh", "-c", script),
            Optional.empty(),
            line -> said.append(line.text()),
            Duration.ofSeconds(20));
    assertThat(code).as(said.toString()).isZero();
    return said.toString().strip();
  }
}
