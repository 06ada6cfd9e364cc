package dev.rowhouse.provisioner.claim;

import dev.rowhouse.provisioner.ContainerId;
import java.time.Instant;
import java.util.List;

/**
 * Who may open one container, and until when.
 *
 * @param id the token's {@code jti}
 * @param host the one name by which it opens it, lower case; empty for the installation's own
 * @param subject the person as the builder's system names them
 * @param email empty when unknown
 * @param name empty when unknown
 * @param assertion the same for the app to check by itself, signed; it opens nothing. Empty for
 *     none
 * @param epoch of the container when this was minted; a later revocation raises the container's
 */
public record Claim(
    String id,
    ContainerId container,
    String host,
    String subject,
    String email,
    String name,
    List<String> roles,
    String assertion,
    int epoch,
    Instant expiresAt) {}
