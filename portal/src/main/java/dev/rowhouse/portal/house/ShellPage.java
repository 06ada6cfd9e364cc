package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Container;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * One command inside a house. Its output comes as it is written, as plain text; where scripts do
 * not run, as a page once the command has ended.
 */
@Controller
class ShellPage {
  private static final Logger log = LoggerFactory.getLogger(ShellPage.class);
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration PAGE_LIMIT = Duration.ofSeconds(60);

  private final Houses houses;
  private final Wire wire;

  ShellPage(Houses houses, Wire wire) {
    this.houses = houses;
    this.wire = wire;
  }

  @GetMapping("/houses/{id}/shell")
  @Needs(Permission.OPERATE)
  String page(Viewer viewer, @PathVariable ContainerId id, Model model) {
    Container house = houses.get(viewer, id);
    model.addAttribute("house", house);
    model.addAttribute("back", houses.page(viewer, house));
    model.addAttribute("called", houses.title(viewer, house));
    return "house/shell";
  }

  @PostMapping("/houses/{id}/shell")
  @Needs(Permission.OPERATE)
  String wait(
      Viewer viewer, @PathVariable ContainerId id, @RequestParam String command, Model model) {
    String shown = page(viewer, id, model);
    note(viewer, id);
    model.addAttribute("command", command);
    var output = new ShellOutput();
    try {
      int code = exec(id, command, PAGE_LIMIT, output::add);
      model.addAttribute("code", code);
    } catch (Rejected e) {
      model.addAttribute("wrong", e.getMessage());
    }
    model.addAttribute("output", output.text());
    return shown;
  }

  @PostMapping("/houses/{id}/exec")
  @Needs(Permission.OPERATE)
  ResponseEntity<StreamingResponseBody> run(
      Viewer viewer, @PathVariable ContainerId id, @RequestParam String command) {
    houses.get(viewer, id);
    note(viewer, id);
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .header("X-Accel-Buffering", "no")
        .body(out -> run(id, command, out));
  }

  private static void note(Viewer viewer, ContainerId id) {
    log.info("{} runs a command in {}", viewer.cause("").actor(), id.value());
  }

  private int exec(ContainerId id, String command, Duration limit, Consumer<String> sink) {
    return wire.streams()
        .exec(id, List.of("sh", "-c", command), limit, line -> sink.accept(line.text()));
  }

  private void run(ContainerId id, String command, OutputStream out) throws IOException {
    try {
      int code = exec(id, command, LIMIT, text -> write(out, text));
      write(out, "\n[ended with " + code + "]\n");
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
