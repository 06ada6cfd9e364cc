package dev.rowhouse.portal.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A further way in.
 *
 * @param provider what people call it
 * @param email as it was when it was added; to tell accounts apart, and for nothing else
 */
public record Link(
    String issuer, String subject, String provider, @Nullable String email, Instant linkedAt) {}
