package dev.rowhouse.provisioner.claim;

import java.time.Instant;

/** A key as the gateways may know it. */
record ClaimKey(String kid, String publicJwk, Instant signsFrom) {}
