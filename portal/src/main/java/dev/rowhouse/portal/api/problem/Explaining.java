package dev.rowhouse.portal.api.problem;

import dev.rowhouse.billing.inbox.InvalidEndpoint;
import dev.rowhouse.billing.outbound.InvalidReceiver;
import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.billing.stripe.InvalidStripeKey;
import dev.rowhouse.marketplace.JustTaken;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.placement.NoRoom;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What each failure means to a caller: the one page where exceptions become problems. */
final class Explaining {
  private Explaining() {}

  static Problem problem(Throwable failure) {
    return switch (failure) {
      case Problem problem -> problem;
      case Rejected rejected ->
          Problem.invalid(rejected.field(), Objects.toString(rejected.getMessage(), ""));
      case dev.rowhouse.marketplace.Rejected rejected ->
          Problem.invalid(rejected.field(), Objects.toString(rejected.getMessage(), ""));
      case NoRoom full ->
          new Problem(ProblemType.CONFLICT, Objects.toString(full.getMessage(), ""));
      case NotNow notNow ->
          new Problem(ProblemType.CONFLICT, Objects.toString(notNow.getMessage(), ""));
      case JustTaken taken ->
          new Problem(ProblemType.JUST_TAKEN, Objects.toString(taken.getMessage(), ""));
      case CheckoutFailed failed ->
          new Problem(ProblemType.NO_PAYMENT, Objects.toString(failed.getMessage(), ""));
      case InvalidEndpoint invalid ->
          Problem.invalid(invalid.field(), Objects.toString(invalid.getMessage(), ""));
      case InvalidReceiver invalid ->
          Problem.invalid(invalid.field(), Objects.toString(invalid.getMessage(), ""));
      case InvalidStripeKey invalid ->
          Problem.invalid("key", Objects.toString(invalid.getMessage(), ""));
      case NoSuchElementException _ -> Problem.notFound("resource");
      case ConcurrencyFailureException _ ->
          new Problem(
                  ProblemType.CONFLICT, "Somebody changed the same at the same time; try again.")
              .retryAfter(Duration.ofSeconds(1));
      case EngineUnreachable _ ->
          new Problem(ProblemType.NODE_UNREACHABLE, "Try again in a moment.")
              .retryAfter(Duration.ofSeconds(5));
      case EngineRefused _ ->
          new Problem(ProblemType.NODE_REFUSED, "The node's page says more about its health.");
      case AuthenticationException _ ->
          new Problem(ProblemType.UNAUTHENTICATED, "Send a key as Authorization: Bearer rh_….");
      case AccessDeniedException _ ->
          new Problem(ProblemType.FORBIDDEN, "Use a key of the whole organization.");
      case HttpMessageNotReadableException unreadable -> malformed(unreadable);
      case MethodArgumentNotValidException invalid -> invalid(fields(invalid));
      case HandlerMethodValidationException invalid -> invalid(parameters(invalid));
      case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
      case ErrorResponse response -> ofSpring(response);
      default -> new Problem(ProblemType.INTERNAL, "It is in our log under the request's number.");
    };
  }

  private static Problem invalid(List<FieldError> errors) {
    String first = errors.isEmpty() ? "" : errors.getFirst().field() + ": ";
    String message = errors.isEmpty() ? "A value is missing." : errors.getFirst().message();
    return new Problem(ProblemType.INVALID_VALUE, first + message, errors);
  }

  private static List<FieldError> fields(MethodArgumentNotValidException invalid) {
    return invalid.getBindingResult().getFieldErrors().stream()
        .map(e -> new FieldError(e.getField(), Objects.toString(e.getDefaultMessage(), "invalid")))
        .toList();
  }

  private static List<FieldError> parameters(HandlerMethodValidationException invalid) {
    return invalid.getParameterValidationResults().stream()
        .flatMap(result ->
            result.getResolvableErrors().stream()
                .map(error ->
                    new FieldError(
                        name(result, error),
                        Objects.toString(error.getDefaultMessage(), "invalid"))))
        .toList();
  }

  private static String name(
      org.springframework.validation.method.ParameterValidationResult result,
      org.springframework.context.MessageSourceResolvable error) {
    if (result instanceof ParameterErrors
        && error instanceof org.springframework.validation.FieldError field) {
      return field.getField();
    }
    return Objects.toString(result.getMethodParameter().getParameterName(), "request");
  }

  /** An identifier of a wrong shape in the path names nothing; elsewhere it is a wrong value. */
  private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
    if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
      return Problem.notFound("resource");
    }
    String name = mismatch.getName();
    return new Problem(
        ProblemType.BAD_REQUEST,
        "The parameter " + name + " has a value that cannot be read.",
        List.of(new FieldError(name, "cannot be read")));
  }

  private static Problem malformed(HttpMessageNotReadableException unreadable) {
    for (Throwable t = unreadable.getCause(); t != null; t = t.getCause()) {
      switch (t) {
        case Problem problem -> {
          return problem;
        }
        case Rejected rejected -> {
          return problem(rejected);
        }
        default -> {}
      }
    }
    return unreadable.getCause() instanceof JacksonException json
        ? malformed(json)
        : new Problem(ProblemType.MALFORMED_JSON, "The body is missing or cannot be read.");
  }

  private static Problem malformed(JacksonException json) {
    if (!(json instanceof DatabindException bind) || bind.getPath().isEmpty()) {
      return new Problem(ProblemType.MALFORMED_JSON, "The body is not valid JSON.");
    }
    String field = path(bind);
    String message =
        bind instanceof UnrecognizedPropertyException ? "is not known here" : "cannot be read";
    return new Problem(
        ProblemType.MALFORMED_JSON,
        field + ": " + message,
        List.of(new FieldError(field, message)));
  }

  private static String path(DatabindException bind) {
    var path = new StringBuilder();
    for (var step : bind.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  private static Problem ofSpring(ErrorResponse response) {
    HttpStatusCode status = response.getStatusCode();
    ProblemType type =
        switch (status.value()) {
          case 401 -> ProblemType.UNAUTHENTICATED;
          case 403 -> ProblemType.FORBIDDEN;
          case 404 -> ProblemType.NOT_FOUND;
          case 405 -> ProblemType.METHOD_NOT_ALLOWED;
          case 406 -> ProblemType.NOT_ACCEPTABLE;
          case 409 -> ProblemType.CONFLICT;
          case 412 -> ProblemType.CHANGED_MEANWHILE;
          case 413 -> ProblemType.TOO_LARGE;
          case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
          case 422 -> ProblemType.INVALID_VALUE;
          case 429 -> ProblemType.TOO_MANY_REQUESTS;
          default -> status.is4xxClientError() ? ProblemType.BAD_REQUEST : ProblemType.INTERNAL;
        };
    HttpHeaders headers = response.getHeaders();
    return new Problem(type, detail(type, response)).with(headers);
  }

  private static String detail(ProblemType type, ErrorResponse response) {
    return type == ProblemType.INTERNAL || type == ProblemType.NOT_FOUND
        ? type.title() + "."
        : Objects.toString(response.getBody().getDetail(), type.title() + ".");
  }
}
