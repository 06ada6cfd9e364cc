package dev.rowhouse.portal.identity;

/**
 * An account of the built-in provider.
 *
 * @param id becomes the subject of its tokens
 */
public record LocalAccount(String id, String email, String name, String passwordHash) {}
