package dev.rowhouse.portal.door;

import org.jspecify.annotations.Nullable;

/**
 * What a provider sends a person back with.
 *
 * @param issuer of RFC 9207
 */
record Answer(
    @Nullable String code,
    @Nullable String issuer,
    @Nullable String error,
    @Nullable String description) {}
