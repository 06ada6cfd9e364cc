package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.UploadId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An image archive on its way to a node.
 *
 * @param expectedBytes as announced; null when unknown
 * @param loadedBytes how far the node has read it
 * @param digest SHA-256 in hex, once received
 * @param image reference on the node, once loaded
 * @param problem why it failed, and what to do
 */
public record Upload(
    UploadId id,
    ProjectId project,
    String name,
    State state,
    @Nullable Long expectedBytes,
    long receivedBytes,
    long loadedBytes,
    @Nullable String digest,
    @Nullable String image,
    @Nullable String problem,
    Instant createdAt,
    Instant changedAt) {
  public enum State {
    RECEIVING,
    RECEIVED,
    LOADING,
    LOADED,
    FAILED
  }
}
