package dev.rowhouse.portal.api.problem;

/**
 * What is wrong with one value.
 *
 * @param field where it stands in the request, for example {@code settings.port}
 */
public record FieldError(String field, String message) {}
