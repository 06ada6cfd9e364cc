package dev.rowhouse.portal.session;

import java.time.Instant;

/**
 * One try to come in.
 *
 * @param refused a wrong password or code; who tried is not known then
 * @param means what vouched for them, for example {@code password} or {@code Google}
 * @param origin the address that the request came from
 * @param agent browser and system in words
 */
public record SignIn(Instant at, boolean refused, String means, String origin, String agent) {}
