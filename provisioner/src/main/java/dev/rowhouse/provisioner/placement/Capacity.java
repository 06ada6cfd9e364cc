package dev.rowhouse.provisioner.placement;

import org.jspecify.annotations.Nullable;

/**
 * How full a node may get.
 *
 * @param most containers of any kind that it takes, asleep ones too; null for as many as fit
 * @param houses that count now: those on it, and those on their way to it
 */
public record Capacity(@Nullable Integer most, int houses) {}
