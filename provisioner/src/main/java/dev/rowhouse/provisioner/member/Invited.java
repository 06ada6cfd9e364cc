package dev.rowhouse.provisioner.member;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who was invited.
 *
 * @param link for whoever invites to pass on; null when it was sent by letter
 */
public record Invited(Member member, @Nullable String link) {}
