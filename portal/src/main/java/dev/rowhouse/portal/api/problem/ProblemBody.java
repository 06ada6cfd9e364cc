package dev.rowhouse.portal.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9457 Problem Details.
 *
 * @param type never changes for one kind of problem
 * @param requestId also in the response header {@code X-Request-Id} and in our logs
 * @param field the first of the errors' fields
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
    String type,
    String title,
    int status,
    @Nullable String detail,
    String instance,
    @Nullable String requestId,
    @Nullable String field,
    List<FieldError> errors) {}
