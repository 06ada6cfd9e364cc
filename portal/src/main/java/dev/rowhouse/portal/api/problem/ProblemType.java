package dev.rowhouse.portal.api.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every kind of problem; its {@link #uri} never changes, so that clients may switch on it. */
public enum ProblemType {
  BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
  MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not the JSON that is expected here"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid key is needed"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "This key may not do that"),
  ORGANIZATION_SUSPENDED(HttpStatus.FORBIDDEN, "The organization is suspended"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here that this key may see"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address does not know this method"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer has no form that you accept"),
  CONFLICT(HttpStatus.CONFLICT, "The current state does not allow that"),
  JUST_TAKEN(HttpStatus.CONFLICT, "Somebody else was faster"),
  IN_PROGRESS(HttpStatus.CONFLICT, "The same request is being worked on"),
  CHANGED_MEANWHILE(HttpStatus.PRECONDITION_FAILED, "It is not any more what you saw"),
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has an unexpected type"),
  INVALID_VALUE(HttpStatus.UNPROCESSABLE_CONTENT, "A value cannot be taken"),
  KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "This Idempotency-Key belongs to another request"),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
  NO_PAYMENT(HttpStatus.BAD_GATEWAY, "Payments cannot be taken now"),
  NODE_REFUSED(HttpStatus.BAD_GATEWAY, "The node refused to do that"),
  NO_WORKER(HttpStatus.SERVICE_UNAVAILABLE, "No worker is near"),
  NODE_UNREACHABLE(HttpStatus.SERVICE_UNAVAILABLE, "The node does not answer");

  private static final String BASE = "https://rowhouse.dev/problems/";

  private final HttpStatus status;
  private final String title;

  ProblemType(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String uri() {
    return BASE + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
