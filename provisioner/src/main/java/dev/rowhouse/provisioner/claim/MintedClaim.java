package dev.rowhouse.provisioner.claim;

import java.time.Instant;

/**
 * A claim ready to be handed to a person's browser or an API client.
 *
 * @param token compact JWS, ASCII, under 4 KB; goes into {@code ?door_claim=} of a link or into the
 *     header {@code X-Rowhouse-Claim}
 * @param id {@code jti}, by which this one can be revoked
 */
public record MintedClaim(String token, String id, Instant expiresAt) {}
