package dev.rowhouse.portal.api.problem;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** A request that cannot be answered, with all that the caller is told about it. */
public final class Problem extends RuntimeException {
  private final ProblemType type;
  private final List<FieldError> errors;
  private final HttpHeaders headers = new HttpHeaders();

  public Problem(ProblemType type, String detail, List<FieldError> errors) {
    super(detail);
    this.type = type;
    this.errors = List.copyOf(errors);
  }

  public Problem(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  /** What is not there and what is not yours look the same. */
  public static Problem notFound(String what) {
    return new Problem(ProblemType.NOT_FOUND, "There is no such " + what + ".");
  }

  public static Problem invalid(String field, String message) {
    return new Problem(
        ProblemType.INVALID_VALUE, field + ": " + message, List.of(new FieldError(field, message)));
  }

  /** Tells when to try again, in whole seconds, at least one. */
  public Problem retryAfter(Duration wait) {
    headers.set(
        HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
    return this;
  }

  Problem with(HttpHeaders more) {
    headers.putAll(more);
    return this;
  }

  public ProblemType type() {
    return type;
  }

  List<FieldError> errors() {
    return errors;
  }

  HttpHeaders headers() {
    return headers;
  }
}
