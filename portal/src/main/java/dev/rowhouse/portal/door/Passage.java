package dev.rowhouse.portal.door;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.ContainerId;

/**
 * One person's way to a provider and back.
 *
 * @param verifier of PKCE; its digest went to the provider
 * @param path where to go on, on the same host
 * @param test whether it only tries the connection
 */
record Passage(
    ContainerId container,
    ConnectionId connection,
    String nonce,
    String verifier,
    String path,
    boolean test) {}
