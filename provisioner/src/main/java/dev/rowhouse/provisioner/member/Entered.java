package dev.rowhouse.provisioner.member;

import dev.rowhouse.provisioner.claim.MintedClaim;

/**
 * Somebody who came in by a link.
 *
 * @param path where to go on, on the same host
 */
public record Entered(MintedClaim claim, String path) {}
