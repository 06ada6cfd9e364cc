package dev.rowhouse.provisioner.gateway;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/**
 * Why a request gets no further than the gateway, in words for whoever asked. None of them names
 * us, the node, or the container.
 */
enum Refusal {
  BAD_REQUEST(400, "Bad request", "This request is not valid HTTP."),
  NO_CLAIM(
      401,
      "Please sign in",
      "This space opens with a personal link. Go back to where you came from and open it there."),
  BAD_CLAIM(
      401,
      "Please sign in again",
      "The link you came with is not valid here, or no longer. Go back to where you came from and"
          + " open it again."),
  CLOSED(403, "Not available", "This space is not available at the moment. Please ask its owner."),
  UNKNOWN(404, "Not found", "There is nothing at this address."),
  TOO_SLOW(408, "Request timeout", "The request did not arrive in time."),
  BODY_TOO_LARGE(413, "Content too large", "The request's body is larger than is allowed here."),
  URI_TOO_LONG(414, "Address too long", "The request's address is longer than is allowed here."),
  HEADERS_TOO_LARGE(
      431, "Headers too large", "The request has more or longer headers than are allowed here."),
  NO_CONNECT(405, "Method not allowed", "CONNECT is not possible here."),
  UNREACHABLE(
      502, "No answer", "The app in this space gave no valid answer. Please try again shortly."),
  FAILED(
      503,
      "Could not start",
      "The app in this space could not be started. Its owner can see why and try it again."),
  STILL_STARTING(503, "Still starting", "This space is still starting. Please try again shortly."),
  OVERLOADED(503, "Busy", "This space has too many requests at once. Please try again shortly."),
  OUT_OF_REACH(
      503,
      "Out of reach",
      "The way to this space does not answer at the moment. Nothing in it is lost; please try again"
          + " shortly."),
  ENDING(503, "Restarting", "Please try again in a moment."),
  TIMED_OUT(504, "No answer in time", "The app in this space did not answer in time.");

  final int status;
  final String title;
  final String detail;

  Refusal(int status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /** What the decoder did not like. */
  static Refusal of(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ -> URI_TOO_LONG;
      case TooLongHttpHeaderException _ -> HEADERS_TOO_LARGE;
      default -> BAD_REQUEST;
    };
  }

  /** Trying again later can help. */
  boolean isPassing() {
    return status == 503 && this != FAILED;
  }
}
