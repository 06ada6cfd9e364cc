package dev.rowhouse.provisioner.member;

import java.time.Instant;

/**
 * A member who is in their house.
 *
 * @param since when they signed in
 */
public record Inside(Member member, Instant since) {}
