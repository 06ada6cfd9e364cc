package dev.rowhouse.marketplace.account;

import org.jspecify.annotations.Nullable;

/**
 * Who somebody is in the words of the provider that vouches for them.
 *
 * @param issuer of the provider; with the subject the only key to a user
 * @param email for showing and writing to; proves nothing
 */
public record Identity(String issuer, String subject, @Nullable String email, String name) {}
