package dev.rowhouse.portal.api.enrol;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.machine.Admission;
import dev.rowhouse.provisioner.machine.Introducing;
import dev.rowhouse.provisioner.machine.Letter;
import dev.rowhouse.provisioner.machine.Renewing;
import dev.rowhouse.provisioner.machine.Script;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What machines ask of us while they enrol and when their certificates near their end. */
@RestController
class EnrolController {
  private static final int CHUNK = 1 << 16;

  /** 32 MiB: enough for a second at a quarter of a Gbit/s; the script stops after four. */
  private static final int CHUNKS = 512;

  private static final String SIGNATURE = "Rowhouse-Signature";

  private final Introducing introducing;
  private final Renewing renewing;
  private final String script;

  EnrolController(
      Introducing introducing, Renewing renewing, @Value("${rowhouse.base-url}") String baseUrl) {
    this.introducing = introducing;
    this.renewing = renewing;
    this.script = Script.text(baseUrl);
  }

  /** One line of progress. */
  record Progress(@NotBlank @Size(max = 100) String token, @NotBlank String words) {}

  @GetMapping(path = "/enroll.sh", produces = "text/x-shellscript;charset=UTF-8")
  String script() {
    return script;
  }

  @PostMapping("/enroll")
  Admission enrol(@Valid @RequestBody Knock knock) {
    return introducing.introduce(knock.introduction());
  }

  @PostMapping("/enroll/progress")
  Map<String, Boolean> progress(@Valid @RequestBody Progress progress) {
    introducing.tell(progress.token(), progress.words());
    return Map.of("heard", true);
  }

  @PostMapping("/enroll/up")
  Map<String, String> up(@RequestBody String body, @RequestHeader(SIGNATURE) String signature) {
    return Map.of("machine", introducing.up(new Letter(body, signature)).value());
  }

  @PostMapping("/enroll/renew")
  Admission renew(@RequestBody String body, @RequestHeader(SIGNATURE) String signature) {
    return renewing.renew(new Letter(body, signature));
  }

  /** Bytes that no way between can press together, for measuring it. */
  @GetMapping(path = "/enroll/bytes", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  void bytes(@RequestHeader("Rowhouse-Token") String token, HttpServletResponse response)
      throws IOException {
    if (!introducing.knows(token)) {
      throw new Rejected("token", "no such token, or its time is over");
    }
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    response.setContentLengthLong((long) CHUNK * CHUNKS);
    byte[] chunk = new byte[CHUNK];
    new Random().nextBytes(chunk);
    for (int i = 0; i < CHUNKS; i++) {
      response.getOutputStream().write(chunk);
    }
  }
}
