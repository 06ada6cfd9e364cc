package dev.rowhouse.portal.api.once;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A successful answer as it can be given again.
 *
 * @param streamed SHA-256 of the body that it answered, where that went past in a stream
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(
    int status,
    @Nullable String contentType,
    @Nullable String location,
    byte[] body,
    @Nullable String streamed) {
  static final String REPLAYED = "Idempotent-Replayed";

  static Answer of(ContentCachingResponseWrapper response) {
    return new Answer(
        response.getStatus(),
        response.getContentType(),
        response.getHeader(HttpHeaders.LOCATION),
        response.getContentAsByteArray(),
        null);
  }

  /** Whether it is the answer to that request, too. */
  boolean answers(HttpServletRequest request) throws IOException {
    return streamed == null
        || !(request instanceof Streamed repeat)
        || streamed.equals(repeat.digest());
  }

  static boolean worthKeeping(HttpServletResponse response) {
    return response.getStatus() < 300;
  }

  void replay(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setHeader(REPLAYED, "true");
    if (location != null) {
      response.setHeader(HttpHeaders.LOCATION, location);
    }
    if (contentType != null) {
      response.setContentType(contentType);
    }
    response.getOutputStream().write(body);
  }
}
