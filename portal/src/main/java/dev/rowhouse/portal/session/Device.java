package dev.rowhouse.portal.session;

import java.time.Instant;

/**
 * A place where somebody is signed in.
 *
 * @param handle names the session among its user's, and opens nothing
 * @param origin the address that they signed in from
 * @param here the session of the request that asks
 */
public record Device(
    String handle, String agent, String origin, Instant since, Instant lastUsed, boolean here) {}
