package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** One command inside a house; its output comes as it is written, as plain text. */
@Controller
class ShellPage {
  private static final Logger log = LoggerFactory.getLogger(ShellPage.class);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Houses houses;
  private final Wire wire;

  ShellPage(Houses houses, Wire wire) {
    this.houses = houses;
    this.wire = wire;
  }

  @PostMapping("/houses/{id}/exec")
  @Needs(Permission.OPERATE)
  ResponseEntity<StreamingResponseBody> run(
      Viewer viewer, @PathVariable ContainerId id, @RequestParam String command) {
    houses.get(viewer, id);
    log.info("{} runs a command in {}", viewer.cause("").actor(), id.value());
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .header("X-Accel-Buffering", "no")
        .body(out -> run(id, command, out));
  }

  private void run(ContainerId id, String command, OutputStream out) throws IOException {
    try {
      int code =
          wire.streams()
              .exec(id, List.of("sh", "-c", command), LIMIT, line -> write(out, line.text()));
      write(out, code == 0 ? "" : "\n[ended with " + code + "]\n");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RuntimeException e) {
      write(out, "\n[it could not be run: " + e.getMessage() + "]\n");
    }
  }

  private static void write(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
