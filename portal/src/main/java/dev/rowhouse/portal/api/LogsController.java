package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ContainerId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What a container's app writes. */
@RestController
@RequestMapping(ApiPaths.V1 + "/containers/{id}/logs")
class LogsController {
  private static final Duration LONGEST = Duration.ofHours(1);
  private final Nearby nearby;
  private final Reach reach;
  private final JsonMapper mapper;

  LogsController(Nearby nearby, Reach reach, JsonMapper mapper) {
    this.nearby = nearby;
    this.reach = reach;
    this.mapper = mapper;
  }

  /** Plain text, or server-sent events where they are accepted. Following ends after an hour. */
  @GetMapping(produces = {MediaType.TEXT_PLAIN_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
  void logs(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @RequestParam(defaultValue = "200") @Min(0) @Max(10_000) int tail,
      @RequestParam(defaultValue = "false") boolean follow,
      HttpServletRequest request,
      HttpServletResponse response)
      throws Exception {
    reach.container(caller, id);
    LogWriter writer =
        events(request) ? LogWriter.events(response, mapper) : LogWriter.text(response);
    var done = new CountDownLatch(1);
    try (var _ =
        nearby
            .streams()
            .logs(id, tail, follow, line -> writer.write(line, done::countDown), done::countDown)) {
      writer.waitFor(done, LONGEST);
    }
    writer.end();
  }

  private static boolean events(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
  }
}
